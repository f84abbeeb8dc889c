package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.HostMesh;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshSummary;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.shape.Extent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A12: a bootstrap command that fails")
class BootstrapFailsIT {

  private static RealCluster cluster;
  private static Mesh mesh;

  /** Runs {@code false} in place of java, unless it is to show how java itself fails. */
  private static final String JAVA =
      """
      #!/bin/sh
      case "$*" in
        *NoSuchOption*) exec '%s' "$@" ;;
        *) exec false ;;
      esac
      """;

  @TempDir private static Path directory;

  @BeforeAll
  static void startHost() throws IOException {
    Path java = directory.resolve("java");
    Files.writeString(java, JAVA.formatted(Path.of(System.getProperty("java.home"), "bin/java")));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    cluster =
        RealCluster.start(
            1,
            "mesh.host.java",
            java.toString(),
            "mesh.host.jvm-options.broken",
            "-XX:+NoSuchOption");
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
        .hasMessageContaining("rank 0 of workers")
        .hasMessageContaining("exit code 1")
        .hasMessageContaining("it wrote nothing");
    assertThat(await(mesh.procList())).isEmpty();
    assertThat(await(mesh.list()))
        .filteredOn(summary -> summary.name().equals("workers"))
        .extracting(MeshSummary::status)
        .isSubsetOf("ended");
  }

  @Test
  @DisplayName("A12 a worker that cannot start: the spawn fails with rank, code and last output")
  void workerThatCannotStartSaysWhy() {
    ProcSpec spec = ProcSpec.named("broken").perHost(Extent.of("procs", 2)).jvmOptions("broken");

    Throwable failure = RealCluster.awaitFailure(await(mesh.hosts(1)).spawn(spec));

    assertThat(failure)
        .hasMessageContaining("mesh 'broken' was not spawned")
        .hasMessageFindingMatch("rank [01] of broken")
        .hasMessageContaining("exit code 1")
        .hasMessageContaining("Unrecognized VM option 'NoSuchOption'")
        .hasMessageContaining("Could not create the Java Virtual Machine");
    assertThat(Workers.of(mesh, "broken")).isEmpty();
  }
}
