package dev.vertxmesh.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("ME-8 levels of loggers")
class LogLevelsTest {

  private static final String ABOVE = "dev.vertxmesh.test.levels";
  private static final String BELOW = ABOVE + ".below";

  @AfterEach
  void inherit() {
    LogLevels.set(ABOVE, LogLevels.INHERIT);
    LogLevels.set(BELOW, LogLevels.INHERIT);
  }

  @Test
  @DisplayName("a logger goes by its own level, else by that above; both can be changed")
  void changes() {
    assertThat(LogLevels.get(BELOW)).isEqualTo(new LogLevels.Level(Optional.empty(), "info"));
    assertThat(LogLevels.set(ABOVE, "DEBUG"))
        .isEqualTo(new LogLevels.Level(Optional.empty(), "info"));
    assertThat(LogLevels.get(BELOW)).isEqualTo(new LogLevels.Level(Optional.empty(), "debug"));
    LogLevels.set(BELOW, "off");
    assertThat(LogLevels.get(BELOW)).isEqualTo(new LogLevels.Level(Optional.of("off"), "off"));
    LogLevels.set(BELOW, "inherit");
    assertThat(LogLevels.get(BELOW).effective()).isEqualTo("debug");
  }

  @Test
  @DisplayName("F6 what is no level is refused with those that there are, and changes nothing")
  void refusals() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogLevels.set(ABOVE, "loud"))
        .withMessageContaining("'loud'")
        .withMessageContaining("trace, debug, info, warn, error, off, inherit");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LogLevels.set("root", "inherit"))
        .withMessageContaining("no logger above ROOT");
    assertThat(LogLevels.get(ABOVE).own()).isEmpty();
  }
}
