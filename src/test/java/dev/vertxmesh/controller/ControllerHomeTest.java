package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Detached;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client on another node that knows nothing but the event bus and JSON. */
@Timeout(60)
class ControllerHomeTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private List<FakeProc> procs;
  private FakeOwner owner;

  @BeforeEach
  void aHome() {
    procs = mesh.procMesh("workers", "hosts=2", mesh.host("alpha"), mesh.host("beta"));
    owner = mesh.owner();
    TestCluster.await(
        Detached.deploy(
            mesh.vertx(), () -> new ControllerHome(mesh.settings()), new DeploymentOptions()));
  }

  private JsonObject send(String address, String action, JsonObject body) {
    DeliveryOptions options =
        new DeliveryOptions().addHeader("action", action).setSendTimeout(8_000);
    return TestCluster.await(
            mesh.otherNode().eventBus().<JsonObject>request(address, body, options))
        .body();
  }

  private JsonObject order() {
    return new JsonObject()
        .put("mesh", "scores")
        .put("kind", "actors")
        .put("on", "workers")
        .put("type", "com.example.Scorer");
  }

  private JsonObject owner(int leaseMillis) {
    return new JsonObject().put("address", owner.address()).put("lease-ms", leaseMillis);
  }

  private JsonObject ask(String action) {
    return send(Addresses.controller("scores"), action, new JsonObject().put("mesh", "scores"));
  }

  @Test
  @DisplayName("Plain JSON spawns, looks, and stops; the answers are JSON")
  void byPlainJson() {
    JsonObject up = send("mesh.spawn", "spawn-mesh", order());

    assertThat(up.getString("status")).isEqualTo("running");
    assertThat(up.getString("extent")).isEqualTo("hosts=2");
    assertThat(up.getJsonArray("statuses").getJsonObject(0))
        .isEqualTo(new JsonObject().put("ranks", "0-1").put("status", "running"));
    assertThat(ask("get-state").getLong("epoch")).isEqualTo(up.getLong("epoch"));
    assertThat(ask("get-subscriber-count").getInteger("count")).isZero();
    assertThat(ask("create-or-update").getBoolean("accepted")).isTrue();
    assertThat(ask("stop").getString("status")).isEqualTo("stopped");
    assertThat(procs.get(0).stops().get(0).reason()).isEqualTo("no reason given");
  }

  @Test
  @DisplayName("F6 an order that cannot be read, or carried out, is refused with a sentence")
  void badOrders() {
    assertRefused(order().put("kind", "planets"), Refusal.BAD_REQUEST, "field 'kind'", "actors");
    assertRefused(withoutType(), Refusal.BAD_REQUEST, "'type' is missing");
    assertRefused(order().put("mesh", "host.x"), Refusal.BAD_REQUEST, "reserved");
    assertRefused(order().put("on", "nowhere"), Refusal.NOT_FOUND, "'nowhere'");
    assertThat(mesh.vertx().deploymentIDs()).as("the home alone").hasSize(1);
  }

  private JsonObject withoutType() {
    JsonObject order = order();
    order.remove("type");
    return order;
  }

  private void assertRefused(JsonObject order, Refusal refusal, String... words) {
    assertThatThrownBy(() -> send("mesh.spawn", "spawn-mesh", order))
        .hasMessageContainingAll(words)
        .matches(failure -> Refusal.of(failure).equals(Optional.of(refusal)));
  }

  @Test
  @DisplayName("A JSON owner that renews keeps its mesh; once it does not, \"owner gone\" stops it")
  void ownerLease() {
    send("mesh.spawn", "spawn-mesh", order().put("owner", owner(600)));
    FakeSubscriber hub = mesh.hub();
    hub.subscribesTo("scores");
    for (int round = 1; round <= 12; round++) {
      ask("renew");
      hub.awaitsHeartbeats(1);
    }
    assertThat(mesh.state("scores").status()).isEqualTo(Status.RUNNING);

    assertThat(hub.awaits(Kind.STOPPED).event().cause().message()).isEqualTo("owner gone");
    hub.awaits(Kind.ENDED);
    assertThat(procs).allSatisfy(proc -> assertThat(proc.stops()).hasSize(1));
    assertThat(owner.ids()).isEmpty();
  }

  @Test
  @DisplayName("The owner's lease begins when the mesh is up, however long that took")
  void leaseBeginsWhenUp() {
    procs.get(1).startsNothing();
    var up = mesh.spawning(Order.actors("scores", "workers").ownedBy(owner, 500));
    mesh.awaitRounds(procs.get(1), "scores", 7);
    procs.get(1).says("scores", Ranks.of(1), Status.RUNNING);
    ControllerTestSupport.await("the spawn").until(up::succeeded);
    FakeSubscriber hub = mesh.hub();
    hub.subscribesTo("scores");

    hub.awaitsHeartbeats(1);
    assertThat(mesh.state("scores").status()).isEqualTo(Status.RUNNING);
    hub.awaits(Kind.STOPPED);
  }

  @Test
  @DisplayName("A JSON owner is told in JSON; a mesh without an owner is resident")
  void ownerIsTold() {
    send("mesh.spawn", "spawn-mesh", order().put("owner", owner(60_000)));
    procs.get(1).fails("scores", 1, "boom");

    assertThat(owner.awaits(1).get(0).event().cause().message()).isEqualTo("boom");
    assertThat(owner.ids().get(0)).startsWith("scores/").endsWith("/1");
    assertThat(record("scores").resident()).isFalse();
    send("mesh.spawn", "spawn-mesh", order().put("mesh", "resident"));
    assertThat(record("resident").resident()).isTrue();
  }

  private MeshRecord record(String name) {
    return TestCluster.await(mesh.registry().meshes().get(name)).orElseThrow();
  }

  @Test
  @DisplayName("A controller deployed by its class name and JSON alone spawns its mesh")
  void byClassName() {
    JsonObject config = order().put("mesh.supervision.poll-frequency", "1s");
    config.remove("kind");
    DeploymentOptions options = new DeploymentOptions().setConfig(config);

    TestCluster.await(
        mesh.vertx().deployVerticle("java:" + ActorMeshController.class.getName(), options));

    assertThat(mesh.state("scores").status()).isEqualTo(Status.RUNNING);
    assertThatThrownBy(
            () ->
                TestCluster.await(
                    mesh.vertx()
                        .deployVerticle(
                            "java:" + ActorMeshController.class.getName(),
                            new DeploymentOptions()
                                .setConfig(order().put("mesh", "x").put("kind", "procs")))))
        .hasMessageContaining("this controller is for a mesh of actors, not of procs");
  }
}
