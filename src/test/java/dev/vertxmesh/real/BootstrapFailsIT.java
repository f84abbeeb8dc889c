package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.HostMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshSummary;
import dev.vertxmesh.ProcSpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A12: a bootstrap command that fails")
class BootstrapFailsIT {

  private static RealCluster cluster;
  private static Mesh mesh;

  @BeforeAll
  static void startHost() {
    cluster = RealCluster.start(1, "mesh.host.java", "false");
    mesh = cluster.mesh();
  }

  @AfterAll
  static void closeCluster() {
    cluster.close();
  }

  @Test
  @DisplayName("A12 `false`: the spawn fails, naming rank, host, exit code and the lack of output")
  void falseAsCommandFailsTheSpawn() {
    HostMesh hosts = await(mesh.hosts(1));

    Throwable failure = RealCluster.awaitFailure(hosts.spawn(ProcSpec.named("workers")));

    assertThat(failure)
        .hasMessageContaining("mesh 'workers' was not spawned")
        .hasMessageContaining("workers[0]")
        .hasMessageContaining("host-1")
        .hasMessageContaining("exit code 1")
        .hasMessageContaining("it wrote nothing");
    assertThat(await(mesh.procList())).isEmpty();
    assertThat(await(mesh.list()))
        .filteredOn(summary -> summary.name().equals("workers"))
        .extracting(MeshSummary::status)
        .isSubsetOf("ended");
  }
}
