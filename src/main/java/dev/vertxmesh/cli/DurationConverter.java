package dev.vertxmesh.cli;

import dev.vertxmesh.settings.DurationText;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Durations as the settings write them. */
final class DurationConverter implements ITypeConverter<Duration> {

  @Override
  public Duration convert(String text) {
    try {
      return DurationText.parse(text);
    } catch (IllegalArgumentException refused) {
      throw new TypeConversionException("'" + text + "': " + refused.getMessage());
    }
  }
}
