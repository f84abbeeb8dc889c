package dev.vertxmesh.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExitTest {

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "0,   exited cleanly",
    "1,   exited with non-zero code 1",
    "128, exited with non-zero code 128",
    "129, was killed by signal 1 (HUP)",
    "137, was killed by signal 9 (KILL)",
    "143, was killed by signal 15 (TERM)",
    "144, was killed by signal 16",
    "192, was killed by signal 64",
    "193, exited with non-zero code 193",
    "255, exited with non-zero code 255"
  })
  @DisplayName("P2 an exit says how the process ended")
  void text(int code, String text) {
    assertThat(new Exit(code)).hasToString(text);
  }

  @Test
  @DisplayName("P2 codes above 128 stand for signals")
  void signals() {
    assertThat(new Exit(137).signal()).isEqualTo(OptionalInt.of(9));
    assertThat(new Exit(3).signal()).isEmpty();
    assertThat(new Exit(0).isClean()).isTrue();
    assertThat(new Exit(137).isClean()).isFalse();
  }
}
