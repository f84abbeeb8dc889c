package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ProcAgentOptionsTest {

  @Test
  @DisplayName("Settings come flat or nested, lists as arrays")
  void settings() {
    JsonObject nested = new JsonObject().put("proc", new JsonObject().put("name", "billing-1"));
    JsonObject config =
        new JsonObject()
            .put("mesh", nested)
            .put("mesh.orphan-timeout", "90s")
            .put("mesh.notice.misses", 5)
            .put("mesh.spawn.allow", new JsonArray().add("com.example.").add("org.acme."));
    ProcAgentOptions options = ProcAgentOptions.from(config);
    Settings settings = options.settings();
    assertThat(options.proc()).isEqualTo("billing-1");
    assertThat(options.worker()).isEmpty();
    assertThat(settings.get(MeshSettings.ORPHAN_TIMEOUT)).isEqualTo(Duration.ofSeconds(90));
    assertThat(settings.get(MeshSettings.NOTICE_MISSES)).isEqualTo(5);
    assertThat(settings.get(MeshSettings.SPAWN_ALLOW))
        .isEqualTo(List.of("com.example.", "org.acme."));
    assertThat(settings.source(MeshSettings.PROC_NAME)).isEqualTo("verticle configuration");
  }

  @Test
  @DisplayName("F6 What is no setting is an error that names the key")
  void unknown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProcAgentOptions.from(new JsonObject().put("port", 80)))
        .withMessageContaining("port");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProcAgentOptions.from(new JsonObject().putNull("mesh.proc.name")))
        .withMessageContaining("null for mesh.proc.name");
    JsonObject twice =
        new JsonObject()
            .put("mesh.poison", "any-failure")
            .put("mesh", new JsonObject().put("poison", "any-failure"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProcAgentOptions.from(twice))
        .withMessageContaining("mesh.poison twice");
  }

  @Test
  @DisplayName("A proc that nobody named is called after host, process and start")
  void name() {
    assertThat(ProcAgentOptions.from(new JsonObject()).proc())
        .contains("-" + ProcessHandle.current().pid() + "-");
    assertThat(ProcName.of("my host!", 7, 9)).isEqualTo("my-host--7-9");
    assertThat(ProcName.of("_", 7, 9)).isEqualTo("proc-7-9");
    assertThat(ProcName.of("h".repeat(200), 7, 9)).hasSize(64);
  }

  @Test
  @DisplayName(
      "F6 Deployed by class name, the agent says what is wrong with its configuration or node")
  void deployedByName() {
    Vertx vertx = Vertx.vertx();
    String type = ProcAgent.class.getName();
    DeploymentOptions bad = new DeploymentOptions().setConfig(new JsonObject().put("mesh.x", 1));
    assertThatThrownBy(() -> ProcBench.get(vertx.deployVerticle(type, bad)))
        .hasMessageContaining("mesh.x");
    assertThatThrownBy(() -> ProcBench.get(vertx.deployVerticle(type)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("cluster");
    ProcBench.get(vertx.close());
  }
}
