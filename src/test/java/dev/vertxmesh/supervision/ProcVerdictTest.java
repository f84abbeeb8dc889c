package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.ProcStatus;
import dev.vertxmesh.model.ProcStatus.Phase;
import dev.vertxmesh.model.Status;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProcVerdictTest {

  @ParameterizedTest(name = "{0}, asked {1}: {2}")
  @CsvSource({
    "STARTING, false, INITIALIZING, ''",
    "STARTING, true,  INITIALIZING, ''",
    "RUNNING,  false, RUNNING,      ''",
    "RUNNING,  true,  RUNNING,      ''",
    "READY,    false, RUNNING,      ''",
    "READY,    true,  RUNNING,      ''",
    "STOPPING, false, STOPPING,     the process is stopping",
    "STOPPING, true,  STOPPING,     the process is stopping"
  })
  @DisplayName("P2 a live process: its ranks do as it does (departure 10)")
  void alive(Phase phase, boolean asked, Status status, String message) {
    assertThat(ProcVerdict.of(Optional.of(ProcStatus.alive(phase)), asked))
        .isEqualTo(new ProcVerdict(status, message));
  }

  @ParameterizedTest(name = "exit {0}, asked {1}: {2}")
  @CsvSource({
    "0,   false, STOPPED, the process exited cleanly",
    "1,   false, FAILED,  the process exited with non-zero code 1",
    "137, false, FAILED,  the process was killed by signal 9 (KILL)",
    "0,   true,  STOPPED, the process was asked to end and exited cleanly",
    "1,   true,  STOPPED, the process was asked to end and exited with non-zero code 1",
    "143, true,  STOPPED, the process was asked to end and was killed by signal 15 (TERM)"
  })
  @DisplayName("P2 a process that ended: a failure unless clean or asked for")
  void ended(int code, boolean asked, Status status, String message) {
    assertThat(ProcVerdict.of(Optional.of(ProcStatus.ended(new Exit(code))), asked))
        .isEqualTo(new ProcVerdict(status, message));
  }

  @ParameterizedTest(name = "failed, asked {0}: {1}")
  @CsvSource({
    "false, FAILED,  the process failed: oom",
    "true,  STOPPED, the process was asked to end and failed: oom"
  })
  @DisplayName("P2 Failed(\"oom\") is a failure with that reason, unless the end was asked for")
  void failed(boolean asked, Status status, String message) {
    assertThat(ProcVerdict.of(Optional.of(ProcStatus.failed("oom")), asked))
        .isEqualTo(new ProcVerdict(status, message));
  }

  @Test
  @DisplayName("P2 departure 5: nobody left to tell is a lost host, and a failure")
  void lostHost() {
    assertThat(ProcVerdict.of(Optional.empty(), false))
        .isEqualTo(new ProcVerdict(Status.FAILED, "its host is lost"));
  }
}
