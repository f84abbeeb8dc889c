package dev.vertxmesh.cli;

import java.time.Duration;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What every verb that ends ranks takes: why, and how long it may take. */
final class EndOptions {

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description =
          "Why, for those who are told of it. If left out: that the mesh command asked for it.")
  private String reason;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long to wait for the ends: 500ms, 10s, 2m. Default: ${DEFAULT-VALUE}.")
  private Duration deadline;

  @Mixin private SettingsOptions settings;
  @Mixin private JsonOption json;

  /** The reason that was given, or this one. */
  String reason(String otherwise) {
    return reason == null ? otherwise : reason;
  }

  Duration deadline() {
    return deadline;
  }

  SettingsOptions settings() {
    return settings;
  }

  boolean json() {
    return json.wanted();
  }
}
