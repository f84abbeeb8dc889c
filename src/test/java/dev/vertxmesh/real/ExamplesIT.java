package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.Answer;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.shape.Ranks;
import examples.GuestProc;
import examples.PlainJson;
import examples.Slices;
import examples.SpawnAndAsk;
import examples.SubscribeAndOwn;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExamplesIT {

  @Test
  @DisplayName("what the README shows works")
  void readme() {
    try (RealCluster cluster = RealCluster.start(2)) {
      Vertx vertx = cluster.client().vertx();
      ActorMesh scores = await(SpawnAndAsk.spawn(vertx));
      assertThat(await(SpawnAndAsk.ask(scores)).ranksOf(Answer::succeeded))
          .isEqualTo(Ranks.range(0, 4));
      await(SubscribeAndOwn.subscribe(scores));
      assertThat(await(Slices.castToOneHost(vertx)).accepted()).isEqualTo(Ranks.range(0, 2));
      await(scores.stop("seen"));

      ProcMesh workers = await(cluster.mesh(vertx).findProcs("workers"));
      ActorMesh owned = await(SubscribeAndOwn.own(workers));
      assertThat(owned.ranks()).isEqualTo(4);

      plainJson(vertx);
      guest(cluster, vertx);
    }
  }

  private static void plainJson(Vertx vertx) {
    JsonObject state = await(PlainJson.spawn(vertx));
    JsonObject replies = await(PlainJson.ask(vertx, state));
    assertThat(replies.getJsonArray("replies").getJsonObject(0).getJsonObject("value"))
        .isEqualTo(new JsonObject().put("rank", 0).put("score", 5));
    assertThat(await(PlainJson.subscribe(vertx)).getJsonArray("notices")).hasSize(1);
  }

  private static void guest(RealCluster cluster, Vertx vertx) {
    await(GuestProc.open(cluster.client().vertx()));
    Mesh mesh = cluster.mesh(vertx);
    ActorMesh visitors = await(GuestProc.visit(mesh));
    assertThat(await(SpawnAndAsk.ask(visitors)).get(0).succeeded()).isTrue();
  }
}
