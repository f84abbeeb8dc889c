package dev.vertxmesh.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.HostState;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.Registry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostAgentClusterTest {

  @TempDir Path home;

  @Test
  @DisplayName(
      "Deployed by class name and JSON alone, it is known to the cluster until its goodbye")
  void byClassName() {
    try (TestCluster cluster = TestCluster.of(2)) {
      Vertx here = cluster.node(0);
      Vertx there = cluster.node(1);
      DeploymentOptions options =
          new DeploymentOptions()
              .setConfig(
                  new JsonObject()
                      .put("mesh.host.name", "alpha")
                      .put("mesh.host.directory", home.toString()));

      String deployment =
          TestCluster.await(here.deployVerticle(HostAgent.class.getName(), options));

      HostState state =
          TestCluster.await(
              new Caller(there)
                  .ask(
                      Addresses.host("alpha"),
                      Action.DESCRIBE_HOST,
                      Map.of(),
                      HostState.class,
                      Duration.ofSeconds(30)));
      assertThat(state.node()).isEqualTo(Registry.of(here).membership().localNode());
      assertThat(TestCluster.await(Registry.of(there).hosts().list()))
          .extracting(HostRecord::name)
          .containsExactly("alpha");
      assertThatIllegalStateException()
          .isThrownBy(
              () -> TestCluster.await(there.deployVerticle(HostAgent.class.getName(), options)))
          .withMessageContaining("taken");

      TestCluster.await(here.undeploy(deployment));
      assertThat(TestCluster.await(Registry.of(there).hosts().list())).isEmpty();
    }
  }
}
