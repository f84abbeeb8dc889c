package dev.vertxmesh.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "kill",
    description = {
      "Ends ranks at once, for when `mesh stop` is too slow: nobody answers first.",
      "A worker JVM gets KILL, and its actors go with it; an actor is given up. They count as",
      "stopped, not as failed."
    },
    footer = {
      "",
      "Example:",
      "  mesh kill workers/1",
      "  mesh kill workers.1.e1b2c3",
      "  mesh kill scores --yes"
    })
final class KillVerb extends Verb {

  @Parameters(
      paramLabel = "MESH[/RANKS]|PROC",
      completionCandidates = LiveNames.MeshesAndProcs.class,
      description = "The name of a mesh, some ranks of it, or the id of a proc.")
  private String target;

  @Option(names = "--yes", description = "Needed when it concerns more than one rank.")
  private boolean yes;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "by the mesh command",
      description = "Why, for those who are told of it. Default: ${DEFAULT-VALUE}.")
  private String reason;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long to wait for the news of the ends. Default: ${DEFAULT-VALUE}.")
  private Duration deadline;

  @Mixin private SettingsOptions settings;
  @Mixin private JsonOption json;

  KillVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    RankTarget.parse(target);
    return new Killer(tools(), settings.settings(), json.wanted())
        .kill(target, yes, reason, deadline);
  }
}
