package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What waits for a host that leaves without a goodbye; no time limit would end it in time. */
@Timeout(60)
class HostLostTest {

  private static final String NEVER = "10m";
  private static final String WHY = "host beta failed: it left the cluster without a goodbye";

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private Vertx guest;
  private FakeHost beta;

  @BeforeEach
  void twoHosts() {
    mesh.setting("mesh.proc.spawn-max-idle", NEVER);
    mesh.setting("mesh.proc.stop-max-idle", NEVER);
    mesh.setting("mesh.actor.stop-timeout", NEVER);
    guest = mesh.guestNode();
    mesh.host("alpha");
    beta = mesh.host("beta", guest, false);
    mesh.spawn(Order.hosts("rack").put("hosts", 2));
  }

  @Test
  @DisplayName("CO-10 a spawn fails as soon as a host is lost on which workers still start")
  void whileItSpawns() {
    beta.startsNothing();
    Future<MeshState> spawn = mesh.spawning(Order.procs("crew").put("on", "rack"));
    ControllerTestSupport.await("the order").until(() -> !beta.spawns().isEmpty());

    mesh.kill(guest);

    ControllerTestSupport.await("the failure").until(spawn::isComplete);
    assertThat(spawn.cause()).hasMessageContaining(WHY);
    assertThat(mesh.registered("crew")).isEmpty();
  }

  @Test
  @DisplayName("CO-10 a stop does not wait for a host that is lost meanwhile")
  void whileItStops() {
    mesh.spawn(Order.procs("crew").put("on", "rack"));
    mesh.spawn(Order.actors("scores", "crew"));
    beta.stopsNothing();
    Future<MeshState> ofRank = mesh.stopping("crew", Ranks.of(1), "scaled down", true);
    ControllerTestSupport.await("the order").until(() -> !beta.stops().isEmpty());
    Future<MeshState> ofAll = mesh.stopping("crew", "enough", true);

    mesh.kill(guest);

    ControllerTestSupport.await("both answers")
        .until(() -> ofRank.succeeded() && ofAll.succeeded());
    assertThat(ofAll.result().byRank().values()).containsExactly(Status.STOPPED, Status.FAILED);
    assertThat(ofRank.result().lastFailure().orElseThrow().event()).hasToString(WHY);
  }
}
