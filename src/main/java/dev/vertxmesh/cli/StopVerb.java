package dev.vertxmesh.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "stop",
    description = {
      "Stops a mesh or some of its ranks, and waits until they have ended.",
      "Ranks that are stopping take no more messages, answer what they were asked before (for two",
      "thirds of the deadline at most), and stop then. Who has not by then is ended by force."
    },
    footer = {
      "",
      "Example:",
      "  mesh stop scores --reason \"new model\" --deadline 30s",
      "  mesh stop scores/0-3,8"
    })
final class StopVerb extends Verb {

  @Parameters(
      paramLabel = "MESH[/RANKS]",
      completionCandidates = LiveNames.Meshes.class,
      description = {
        "The name of the mesh, or some of its ranks: of actors, of procs with all that runs there,",
        "or of hosts, which are let go unless they were launched for a mesh."
      })
  private String target;

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
      description = "How long it may take: 500ms, 10s, 2m. Default: ${DEFAULT-VALUE}.")
  private Duration deadline;

  @Mixin private SettingsOptions settings;

  StopVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Stopper(tools(), settings.settings())
        .stop(RankTarget.parse(target), reason, deadline);
  }
}
