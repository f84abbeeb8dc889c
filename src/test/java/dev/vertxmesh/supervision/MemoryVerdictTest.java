package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.PostMortem.Memory;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryVerdictTest {

  @ParameterizedTest(name = "code {0}, signalled {1}, kills {2} then {3}: {4}")
  @CsvSource({
    "137, false, 4,  5,  PROBABLY_KILLED",
    "137, false, 0,  1,  PROBABLY_KILLED",
    "137, true,  4,  5,  NO_SIGN",
    "137, false, 4,  4,  NO_SIGN",
    "137, false, 5,  4,  NO_SIGN",
    "137, false, ,   5,  NO_SIGN",
    "137, false, 4,  ,   NO_SIGN",
    "143, false, 4,  5,  NO_SIGN",
    "9,   false, 4,  5,  NO_SIGN",
    "0,   false, 4,  5,  NO_SIGN",
    "3,   false, ,   ,   RAN_OUT",
    "3,   true,  4,  4,  RAN_OUT"
  })
  @DisplayName("SU-10 only a KILL that nobody here sent, with the counter risen, is the kernel's")
  void judges(int code, boolean signalled, Long before, Long after, Memory verdict) {
    assertThat(MemoryVerdict.of(new Exit(code), signalled, counted(before), counted(after)))
        .isEqualTo(verdict);
  }

  private static OptionalLong counted(Long count) {
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
