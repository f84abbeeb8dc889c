package dev.vertxmesh.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class OneLineTest {

  @Test
  @DisplayName("ME-7 what breaks a line, moves a cursor or turns letters around is an escape")
  void escapes() {
    assertThat(OneLine.escape("a\nb\r\tc")).isEqualTo("a\\nb\\r\\tc");
    assertThat(OneLine.escape("\u001b[31m")).isEqualTo("\\u001b[31m");
    assertThat(OneLine.escape("\u2028\u2029\u0085")).isEqualTo("\\u2028\\u2029\\u0085");
    assertThat(OneLine.escape("\u202egnp\u2066\ufeff")).isEqualTo("\\u202egnp\\u2066\\ufeff");
    String plain = "größer → 7 \ud83d\ude00";
    assertThat(OneLine.escape(plain)).isSameAs(plain);
  }

  @Test
  @DisplayName("what is cut says how much there was")
  void cuts() {
    assertThat(OneLine.cut("abcdef", 6)).isEqualTo("abcdef");
    assertThat(OneLine.cut("abcdef", 2)).isEqualTo("ab ... and 4 characters more");
  }
}
