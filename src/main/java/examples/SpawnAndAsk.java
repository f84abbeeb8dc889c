package examples;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Answer;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** Two hosts, two worker JVMs on each, one verticle in each; then a question to all four. */
public final class SpawnAndAsk {

  private SpawnAndAsk() {}

  /** Joins the hosts on this machine. */
  public static Future<Vertx> join() {
    // tag::join[]
    Future<Vertx> vertx = ClientNode.join(Settings.defaults()).map(ClientNode::vertx);
    // end::join[]
    return vertx;
  }

  /** Spawns, on any clustered {@code vertx}. */
  public static Future<ActorMesh> spawn(Vertx vertx) {
    // tag::spawn[]
    Mesh mesh = Mesh.create(vertx);
    Future<ActorMesh> scores =
        mesh.hosts(2)
            .compose(hosts -> hosts.spawn(ProcSpec.named("workers").perHost(Extent.of("procs", 2))))
            .compose(procs -> procs.spawn(ActorSpec.of("scores", ScoreVerticle.class)));
    // end::spawn[]
    return scores;
  }

  /** Asks every rank. A rank that is gone answers at once, with the cause of its end. */
  public static Future<ValueMesh<Answer>> ask(ActorMesh scores) {
    // tag::ask[]
    Future<ValueMesh<Answer>> answers = scores.ask(new JsonObject().put("text", "hello"));
    answers.onSuccess(
        all ->
            all.forEach(
                answer ->
                    System.out.println(answer.succeeded() ? answer.body() : answer.problem())));
    // end::ask[]
    return answers;
  }
}
