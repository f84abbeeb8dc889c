package dev.vertxmesh.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vertxmesh.host.launch.LaunchPlan;
import dev.vertxmesh.protocol.SpawnProcs;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpawnPlannerTest {

  private static final SpawnProcs REQUEST =
      new SpawnProcs(
          "workers",
          7,
          "mesh.controller.workers",
          Duration.ofSeconds(60),
          Extent.of("procs", 4),
          Ranks.of(1, 3),
          2,
          List.of("app"),
          "big",
          Map.of("mesh.poison", "any-failure"),
          false);

  @Test
  @DisplayName(
      "HO-2 Class path and flags: the host's own, then the named entries of its configuration")
  void commandLine() {
    LaunchPlan plan = plans(List.of("h:1")).get(0).launch();

    assertThat(plan.name()).isEqualTo("workers.1.e7.2");
    assertThat(plan.mainClass()).isEqualTo(WorkerBootstrap.MAIN_CLASS);
    assertThat(plan.classPath())
        .endsWith("/opt/app/classes", "/opt/app/lib/*")
        .containsAll(ownClassPath());
    assertThat(plan.jvmOptions())
        .contains("-XX:+ExitOnOutOfMemoryError")
        .endsWith("-Xmx1g", "-Da=b");
    assertThat(plan.readyTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(plan.javaExecutable()).isEqualTo(Path.of("/usr/bin/java"));
  }

  @Test
  @DisplayName("A worker is told who it is, whom it joins, and settings without the host's own")
  void bootstrap() {
    List<WorkerPlan> plans = plans(List.of("h:1"));
    WorkerBootstrap bootstrap = bootstrap(plans.get(1));

    assertThat(plans).extracting(WorkerPlan::rank).containsExactly(1, 3);
    assertThat(bootstrap.id()).isEqualTo("workers.3.e7.2");
    assertThat(bootstrap.host()).isEqualTo("alpha");
    assertThat(bootstrap.rank()).isEqualTo(3);
    assertThat(bootstrap.epoch()).isEqualTo(7);
    assertThat(bootstrap.incarnation()).isEqualTo(2);
    assertThat(bootstrap.lease()).isEqualTo(Duration.ofSeconds(60));
    assertThat(bootstrap.members()).containsExactly("h:1");
    assertThat(bootstrap.settings())
        .containsOnly(
            Map.entry("mesh.cluster.name", "test"),
            Map.entry("mesh.cluster.port", "0"),
            Map.entry("mesh.hang-timeout", "3s"),
            Map.entry("mesh.poison", "any-failure"));
  }

  @Test
  @DisplayName("Without known members a worker joins those of the setting")
  void configuredMembers() {
    assertThat(bootstrap(plans(List.of()).get(0)).members()).containsExactly("m:2");
  }

  @Test
  @DisplayName("JVM options that are none, and a name too long: refused at the start")
  void badOptions() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(new JsonObject().put("mesh.host.jvm-options.x", "-Xmx1g big")))
        .withMessageContainingAll("mesh.host.jvm-options.x", "'big'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(new JsonObject().put("mesh.host.name", "x".repeat(96))))
        .withMessageContaining("96 characters; at most 95");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options(new JsonObject().put("mesh.host.name", "a b")))
        .withMessageContaining("mesh.host.name");
  }

  private static List<WorkerPlan> plans(List<String> members) {
    JsonObject config =
        new JsonObject()
            .put("mesh.host.name", "alpha")
            .put("mesh.host.classpath.app", "/opt/app/classes:/opt/app/lib/*")
            .put("mesh.host.jvm-options.big", "-Xmx1g  -Da=b")
            .put("mesh.host.java", "/usr/bin/java")
            .put("mesh.cluster.name", "test")
            .put("mesh.cluster.port", 5701)
            .put("mesh.cluster.members", "m:2")
            .put("mesh.hang-timeout", "3s");
    return new SpawnPlanner(
            options(config), () -> new ClusterPlace("", "", members), UnaryOperator.identity())
        .plan(REQUEST);
  }

  private static HostAgentOptions options(JsonObject config) {
    return HostAgentOptions.from(
        Settings.defaults(), config.put("mesh.host.directory", "/tmp"), false, "");
  }

  private static WorkerBootstrap bootstrap(WorkerPlan plan) {
    return Wire.read(
        WorkerBootstrap.class, plan.launch().environment().get(WorkerBootstrap.VARIABLE));
  }

  private static List<String> ownClassPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
        .map(element -> Path.of(element).toAbsolutePath().toString())
        .toList();
  }
}
