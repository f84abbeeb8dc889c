package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.registry.MeshRecord;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
@DisplayName("ST-7, CO-14: a controller and its entry in the registry")
class KnownTest {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private List<FakeProc> procs;
  private FakeOwner owner;
  private MeshRecord entry;

  @BeforeEach
  void aMesh() {
    mesh.setting("mesh.registry.reconcile-interval", "100ms");
    procs = mesh.procMesh("workers", "hosts=1", mesh.host("alpha"));
    owner = mesh.owner();
    mesh.spawn(Order.actors("scores", "workers").ownedBy(owner));
    entry = TestCluster.await(mesh.registry().meshes().get("scores")).orElseThrow();
  }

  @Test
  @DisplayName("ST-7 an entry that was lost is written again")
  void lost() {
    assertThat(TestCluster.await(mesh.registry().meshes().remove(entry))).isTrue();

    ControllerTestSupport.await("the entry")
        .until(() -> mesh.registered("scores").equals("running"));
  }

  @Test
  @DisplayName(
      "CO-14 a later term in the registry ends this one: all are told, its address is free")
  void laterTerm() {
    FakeSubscriber hub = mesh.hub();
    hub.subscribesTo("scores");
    MeshRecord later = later();
    assertThat(TestCluster.await(mesh.registry().meshes().put(later))).isTrue();

    assertThat(hub.awaits(Kind.STOPPED).event().cause().message())
        .contains("of epoch " + later.epoch());
    assertThat(hub.awaits(Kind.ENDED).event().cause().message()).contains("newer controller");
    assertThat(owner.awaits(1).get(0).event().kind()).isEqualTo(Kind.STOPPED);
    ControllerTestSupport.await("its address to be free")
        .until(() -> !mesh.isOpen(Addresses.controller("scores")));
    assertThat(TestCluster.await(mesh.registry().meshes().get("scores"))).contains(later);
    assertThat(procs.get(0).stops()).as("its ranks end with their lease").isEmpty();
    TestCluster.await(mesh.registry().meshes().remove(later));
  }

  private MeshRecord later() {
    return new MeshRecord(
        entry.name(),
        entry.kind(),
        entry.epoch() + 1,
        "another node",
        entry.owner(),
        entry.resident(),
        entry.extent(),
        entry.parent(),
        entry.members(),
        entry.perMember(),
        entry.subject(),
        entry.status(),
        entry.startedAt(),
        false);
  }
}
