package examples;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.Subscription;
import io.vertx.core.Future;

/** Two ways to hear of failures. */
public final class SubscribeAndOwn {

  private SubscribeAndOwn() {}

  /** The owner spawns the mesh; it hears of each failure once. */
  public static Future<ActorMesh> own(ProcMesh workers) {
    // tag::own[]
    Future<ActorMesh> scores =
        workers.spawn(
            ActorSpec.of("scores", ScoreVerticle.class)
                .onFailure(failure -> System.out.println("mine: " + failure)));
    // end::own[]
    return scores;
  }

  /** Anybody, on any node, subscribes; it hears of each end, and first of those before. */
  public static Future<Subscription> subscribe(ActorMesh scores) {
    // tag::subscribe[]
    Future<Subscription> subscription =
        scores.subscribe(
            failure ->
                System.out.println(
                    "ranks " + failure.ranks() + ": " + failure.event().cause().message()));
    // end::subscribe[]
    return subscription;
  }
}
