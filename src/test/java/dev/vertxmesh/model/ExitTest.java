package dev.vertxmesh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ExitTest {
  @Test
  @DisplayName("An exit is told in words")
  void words() {
    assertThat(new Exit(0)).hasToString("exited cleanly");
    assertThat(new Exit(1)).hasToString("exited with non-zero code 1");
    assertThat(new Exit(128)).hasToString("exited with non-zero code 128");
    assertThat(new Exit(137)).hasToString("killed by signal 9 (KILL)");
    assertThat(new Exit(128 + 33)).hasToString("killed by signal 33");
    assertThat(new Exit(255)).hasToString("exited with non-zero code 255");
  }

  @Test
  @DisplayName("A code above 128 is a signal")
  void signal() {
    assertThat(new Exit(143).signal()).hasValue(15);
    assertThat(new Exit(127).signal()).isEmpty();
    assertThat(new Exit(0).isClean()).isTrue();
  }

  @Test
  @DisplayName("A code that no process can have is refused")
  void refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Exit(256))
        .withMessageContaining("256");
    assertThatIllegalArgumentException().isThrownBy(() -> new Exit(-1));
  }
}
