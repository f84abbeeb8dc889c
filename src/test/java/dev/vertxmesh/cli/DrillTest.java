package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DrillTest {
  private final FakePlatform cluster = new FakePlatform();
  private final TestConsole console = new TestConsole();
  private final StopSignal stop = new StopSignal();

  private int run(String... arguments) {
    return Main.run(Tools.of(console.console(), stop, cluster), arguments);
  }

  private void failsAtOnce() {
    cluster.drills.fault = told -> told.handle(FakePlatform.failure());
  }

  @Test
  @DisplayName("CX-22 noticed in time, also before the order is answered: exit code 0")
  void within() {
    failsAtOnce();
    assertThat(run("drill", "kill", "scores")).as(console.remarks()).isZero();
    assertThat(console.answers())
        .contains("w1", "host alpha", "process-exit", "11s = what it takes", "within")
        .contains("0 running, 1 failed", "spawn it anew");
    assertThat(console.remarks()).contains("kill of rank 1 of mesh scores", "within 11s");
    assertThat(cluster.calls).last().isEqualTo("close");
  }

  @Test
  @DisplayName("CX-2 --json is JSON alone, with the verdict and the notice")
  void json() {
    failsAtOnce();
    assertThat(run("drill", "freeze", "scores", "--rank", "1", "--for", "20s", "--json")).isZero();
    JsonObject result = new JsonObject(console.answers());
    assertThat(result.getString("verdict")).isEqualTo("within");
    assertThat(result.getString("learned")).isEqualTo("process-exit");
    assertThat(result.getLong("lasting-ms")).isEqualTo(20_000);
    assertThat(result.getLong("within-ms")).isEqualTo(11_000);
    assertThat(result.getLong("measured-ms")).isNotNegative();
    assertThat(result.getJsonArray("ranks")).hasSize(2);
    assertThat(cluster.calls).anyMatch(call -> call.contains("FREEZE, mesh=scores, rank=Option"));
  }

  @Test
  @DisplayName("CX-22 noticed late: exit code 6, which says by how much")
  void late() {
    failsAtOnce();
    cluster.drills.within = Duration.ZERO;
    assertThat(run("drill", "kill", "scores")).isEqualTo(6);
    assertThat(console.remarks()).contains("later than the bound of 0", "mesh events scores");
    assertThat(console.answers()).contains("late");
  }

  @Test
  @DisplayName("CX-22 not noticed within twice the bound: exit code 7")
  void unnoticed() {
    cluster.drills.within = Duration.ofMillis(50);
    cluster.drills.fault =
        told -> {
          told.handle(FakePlatform.event(Kind.FAILED, Status.FAILED, Ranks.of(0)));
          told.handle(FakePlatform.event(Kind.STALLED, Status.RUNNING, Ranks.of(1)));
        };
    assertThat(run("drill", "kill", "scores", "--json")).isEqualTo(7);
    assertThat(console.remarks()).contains("was not noticed within", "twice the bound of 50ms");
    JsonObject result = new JsonObject(console.answers());
    assertThat(result.getString("verdict")).isEqualTo("unnoticed");
    assertThat(result.containsKey("measured-ms")).isFalse();
  }

  @Test
  @DisplayName("CX-3 Ctrl-C ends the wait, and says when the fault is undone")
  void interrupted() {
    cluster.drills.fault = told -> stop.ask();
    assertThat(run("drill", "freeze", "scores", "--for", "20s")).isEqualTo(130);
    assertThat(cluster.calls).last().isEqualTo("close");
  }

  @Test
  @DisplayName("a controller that is lost meanwhile ends the wait: exit code 3")
  void controllerLost() {
    cluster.drills.fault =
        told -> told.handle(FakePlatform.event(Kind.CONTROLLER_LOST, Status.UNKNOWN, Ranks.none()));
    assertThat(run("drill", "kill", "scores")).isEqualTo(3);
  }

  @Test
  @DisplayName("CX-20 what is refused is told with the exit code of its kind")
  void refused() {
    cluster.drills.beginning = Future.failedFuture(Refusal.FORBIDDEN.because("it is not marked"));
    assertThat(run("drill", "kill", "scores")).isEqualTo(2);
    assertThat(console.remarks()).contains("it is not marked");
    cluster.drills.listening = Future.failedFuture(new CliException(ExitCode.NOT_FOUND, "no mesh"));
    assertThat(run("drill", "kill", "nothing")).isEqualTo(4);
    assertThat(console.answers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          drill                            | FAULT
          drill kill                       | MESH
          drill explode scores             | KILL, FREEZE, HANG, PARTITION, ORPHAN
          drill kill scores other          | other
          drill kill scores --rank two     | two
          drill kill scores --rank -1      | --rank is -1
          drill freeze scores --for 10     | the number has no unit
          drill freeze scores --for 0s     | cannot be 0
          drill kill scores --set mesh.a=1 | nearest known one
          """)
  @DisplayName("F6 bad input is exit code 2, and no cluster is joined")
  void badInput(String line, String problem) {
    assertThat(run(line.split(" +"))).isEqualTo(2);
    assertThat(console.remarks()).contains(problem).doesNotContain("\tat ");
    assertThat(console.answers()).isEmpty();
    assertThat(cluster.calls).isEmpty();
  }
}
