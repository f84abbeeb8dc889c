package dev.vertxmesh.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTypesTest {
  private static final long LONGEST_MILLISECONDS = 8760L * 3600 * 1000;

  @ParameterizedTest
  @CsvSource({"1ms,1", "250ms,250", "10s,10000", "2m,120000", "1h,3600000", "8760h,31536000000"})
  void durationsHaveAUnit(String text, long milliseconds) {
    assertThat(SettingTypes.duration().parser().apply(text))
        .isEqualTo(Duration.ofMillis(milliseconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "0s", "0ms"})
  void zeroIsOffWhereTheSettingHasAnOff(String text) {
    assertThat(SettingTypes.durationOrOff().parser().apply(text)).isZero();
    assertRefused(SettingTypes.duration(), text, "has no off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1s", "1.5s", "10 s", "10S", "10d", "PT10S", "1m30s"})
  void otherDurationsAreRefused(String text) {
    assertRefused(SettingTypes.durationOrOff(), text, "whole number followed by ms, s, m or h");
  }

  @Test
  void aDurationWithoutUnitIsRefusedWithAHint() {
    assertRefused(SettingTypes.duration(), "10", "no unit; write 10s for seconds or 10ms");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8761h", "31536000001ms", "999999999999h"})
  void aDurationAboveAYearIsRefused(String text) {
    assertRefused(SettingTypes.duration(), text, "longer than 8760h");
  }

  @Property(tries = 300)
  void aFormattedDurationParsesToItself(
      @ForAll @LongRange(max = LONGEST_MILLISECONDS) long milliseconds) {
    Duration duration = Duration.ofMillis(milliseconds);
    assertThat(DurationText.parseOrZero(DurationText.format(duration))).isEqualTo(duration);
  }

  @Test
  void wholeNumbersKeepTheirBounds() {
    SettingType<Integer> type = SettingTypes.integer(1, 256);
    assertThat(type.parser().apply("1")).isEqualTo(1);
    assertThat(type.parser().apply("256")).isEqualTo(256);
    assertRefused(type, "0", "below 1");
    assertRefused(type, "-3", "below 1");
    assertRefused(type, "257", "above 256");
    assertRefused(type, "99999999999", "above 256");
    assertRefused(type, "many", "not a whole number");
    assertRefused(type, "", "not a whole number");
  }

  @Test
  void booleansAreTrueOrFalse() {
    assertThat(SettingTypes.bool().parser().apply("true")).isTrue();
    assertThat(SettingTypes.bool().parser().apply("false")).isFalse();
    assertRefused(SettingTypes.bool(), "yes", "none of the choices");
  }

  @Test
  void choicesAreLowerCaseWithHyphens() {
    SettingType<HangAction> type = SettingTypes.enumeration(HangAction.class);
    assertThat(type.parser().apply("end-proc")).isEqualTo(HangAction.END_PROC);
    assertThat(type.accepts()).isEqualTo("report or end-proc");
    assertRefused(type, "END_PROC", "none of the choices");
  }

  @Test
  void listsAreSeparatedByCommas() {
    SettingType<List<String>> type = SettingTypes.list("words", Pattern.compile("\\w+"), "a,b");
    assertThat(type.parser().apply("one, two,three")).containsExactly("one", "two", "three");
    assertThat(type.parser().apply("")).isEmpty();
    assertRefused(type, "one,,two", "\"\" cannot be in a list of words");
    assertRefused(type, "one,", "\"\" cannot be in a list of words");
    assertRefused(type, "one,t/o", "\"t/o\" cannot be in a list of words");
  }

  @ParameterizedTest
  @CsvSource({"1B,1", "64kB,65536", "64KB,65536", "10MB,10485760", "1GB,1073741824"})
  void sizesHaveAUnit(String text, long bytes) {
    assertThat(SettingTypes.byteSize().parser().apply(text)).isEqualTo(bytes);
  }

  @Test
  @DisplayName("a size is refused without a unit, at zero, and above 1048576GB")
  void badSizes() {
    assertRefused(SettingTypes.byteSize(), "10", "no unit; write 10B for bytes or 10MB");
    assertRefused(SettingTypes.byteSize(), "10 MB", "followed by B, kB, MB or GB");
    assertRefused(SettingTypes.byteSize(), "0MB", "out of range");
    assertRefused(SettingTypes.byteSize(), "1048577GB", "out of range");
  }

  private static void assertRefused(SettingType<?> type, String text, String reason) {
    assertThatThrownBy(() -> type.parser().apply(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }
}
