package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.settings.PoisonRule;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Ticker;
import dev.vertxmesh.supervision.SelfSuspicion;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpawnGateTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    ProcBench.get(vertx.close());
  }

  @Test
  @DisplayName("On loopback any class may be spawned unless a setting says otherwise")
  void openOnLoopback() {
    gate("", false).requireAllowed(spawn("com.acme.Score"));
  }

  @Test
  @DisplayName("Where other machines can reach the proc, nothing is spawned that is not allowed")
  void closedElsewhere() {
    assertThat(refusal(gate("", true), "com.acme.Score").getMessage())
        .contains("com.acme.Score", "mesh.spawn.allow is empty", "other machines");
    gate("com.acme.", true).requireAllowed(spawn("com.acme.Score"));
    assertThat(refusal(gate("com.acme.", true), "java.lang.Runtime").refusal())
        .isEqualTo(Refusal.FORBIDDEN);
  }

  private static RefusedException refusal(SpawnGate gate, String type) {
    return catchThrowableOfType(RefusedException.class, () -> gate.requireAllowed(spawn(type)));
  }

  private SpawnGate gate(String allowed, boolean exposed) {
    Settings settings = Settings.of(SettingsLayer.verticle(Map.of("mesh.spawn.allow", allowed)));
    Tools tools =
        new Tools(
            vertx,
            vertx.getOrCreateContext(),
            Ticker.system(),
            settings,
            "p1",
            new Poison(PoisonRule.FATAL_ERROR),
            new Caller(vertx),
            new Watchdog(
                Ticker.system(),
                Duration.ZERO,
                SelfSuspicion.Limits.of(Settings.defaults()),
                "p1",
                false,
                (controller, report) -> {}));
    return new SpawnGate(tools, exposed);
  }

  private static SpawnActors spawn(String type) {
    return new SpawnActors(
        "scores",
        1,
        "mesh.controller.scores",
        Duration.ZERO,
        Extent.of("actors", 2),
        Ranks.range(0, 2),
        1,
        type,
        new JsonObject(),
        Threading.EVENT_LOOP,
        false);
  }
}
