package dev.vertxmesh.host.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.protocol.HostBootstrap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class InheritedEnvironmentTest {

  @Test
  @DisplayName("LA-11 a process does not inherit secrets, nor the orders of its launcher")
  void secretsStay() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("env");
    builder.environment().put("MESH_ADMIN_TOKEN", "a secret token");
    builder.environment().put(HostBootstrap.VARIABLE, "with a secret token");
    builder.environment().put("MESH_ORPHAN_TIMEOUT", "7s");

    InheritedEnvironment.removeSecrets(builder.environment());

    String inherited =
        new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(inherited).contains("MESH_ORPHAN_TIMEOUT=7s").doesNotContain("secret token");
  }
}
