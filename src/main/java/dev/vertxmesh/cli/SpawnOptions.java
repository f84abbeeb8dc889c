package dev.vertxmesh.cli;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every spawn takes. */
final class SpawnOptions {

  @Parameters(index = "0", paramLabel = "NAME", description = "The name of the new mesh.")
  private String name;

  @Option(
      names = "--lease",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long they go on without their controller; mesh.orphan-timeout if left out.")
  private Duration lease;

  @Option(names = "--drillable", description = "Lets `mesh drill` perform faults on them.")
  private boolean drillable;

  @Mixin private SettingsOptions settings;
  @Mixin private JsonOption json;

  SpawnOrder order() {
    return new SpawnOrder(name, Optional.ofNullable(lease), drillable);
  }

  Spawner spawner(Tools tools) {
    return new Spawner(tools, settings.settings(), json.wanted());
  }
}
