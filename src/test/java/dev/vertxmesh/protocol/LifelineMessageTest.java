package dev.vertxmesh.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.vertxmesh.protocol.LifelineMessage.Verb;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LifelineMessageTest {
  private static final int MAXIMUM = LifelineMessage.MAXIMUM_LINE_BYTES;

  @Property
  @Label("Any text comes back as it was, from one line")
  void roundTrip(
      @ForAll Verb verb,
      @ForAll @CharRange(from = 0, to = 127) @CharRange(from = 'À', to = 'ÿ') String text) {
    LifelineMessage message = new LifelineMessage(verb, text);

    assertThat(message.encode()).doesNotContain("\n", "\r");
    assertThat(LifelineMessage.decode(message.encode())).isEqualTo(message);
  }

  @Test
  @DisplayName("The line is the verb and the escaped text")
  void line() {
    assertThat(new LifelineMessage(Verb.HANG, "a\\b\nc\rd").encode())
        .isEqualTo("HANG a\\\\b\\nc\\rd");
    assertThat(new LifelineMessage(Verb.STOP, "").encode()).isEqualTo("STOP");
  }

  @Test
  @DisplayName("A line that is none is refused, saying why")
  void refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LifelineMessage.decode("HULLO x"))
        .withMessageContainingAll("HULLO", "HELLO");
    assertThatIllegalArgumentException().isThrownBy(() -> LifelineMessage.decode(""));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LifelineMessage.decode("NOTE a\\x"))
        .withMessageContaining("'x'");
    assertThatIllegalArgumentException().isThrownBy(() -> LifelineMessage.decode("NOTE a\\"));
  }

  @Test
  @DisplayName("A line above 64 KiB is refused on both ways; one byte less is not")
  void tooLong() {
    String longest = "x".repeat(MAXIMUM - "NOTE ".length());

    assertThat(LifelineMessage.decode("NOTE " + longest).text()).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LifelineMessage.decode("NOTE x" + longest))
        .withMessageContaining(Integer.toString(MAXIMUM + 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new LifelineMessage(Verb.NOTE, "x" + longest));
  }

  @Test
  @DisplayName("B 84 A text that would not fit is cut and marked, and fills the line")
  void fitting() {
    LifelineMessage cut = LifelineMessage.fitting(Verb.HANG, "at x\n".repeat(20_000));

    assertThat(cut.text()).startsWith("at x\nat x\n").endsWith("... [TRUNCATED]");
    assertThat(cut.encode().getBytes(StandardCharsets.UTF_8).length)
        .isBetween(MAXIMUM - 1, MAXIMUM);
    assertThat(LifelineMessage.fitting(Verb.HANG, "short").text()).isEqualTo("short");
  }
}
