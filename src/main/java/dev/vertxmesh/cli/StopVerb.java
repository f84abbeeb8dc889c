package dev.vertxmesh.cli;

import dev.vertxmesh.settings.DurationText;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "stop",
    description = "Stops a mesh, and waits until its ranks have ended.",
    footer = {"", "Example:", "  mesh stop scores --reason \"new model\" --deadline 30s"})
final class StopVerb extends Verb {

  @Parameters(paramLabel = "MESH", description = "The name of the mesh.")
  private String mesh;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "stopped by the mesh command",
      description = "Why, for those who are told of it. Default: ${DEFAULT-VALUE}.")
  private String reason;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long to wait: 500ms, 10s, 2m. Default: ${DEFAULT-VALUE}.")
  private Duration deadline;

  @Mixin private SettingsOptions settings;

  StopVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Stopper(tools(), settings.settings()).stop(mesh, reason, deadline);
  }

  /** Durations as the settings write them. */
  static final class DurationConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return DurationText.parse(text);
      } catch (IllegalArgumentException refused) {
        throw new TypeConversionException("'" + text + "': " + refused.getMessage());
      }
    }
  }
}
