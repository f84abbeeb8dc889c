package dev.vertxmesh.cli;

import dev.vertxmesh.model.DrillFault;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "drill",
    description = {
      "Performs a fault on one rank of a mesh that was spawned for that (--drillable), measures how",
      "late it is noticed, and compares that with what `mesh explain` says, by the settings of the",
      "cluster. Refuses every other mesh. A fault that lasts is undone by itself, also if this",
      "command is gone by then; docs/drills.md says what each does."
    },
    footer = {
      "",
      "Example:",
      "  mesh drill kill scores",
      "  mesh drill freeze scores --rank 3 --for 20s --json"
    })
final class DrillVerb extends Verb {

  @Parameters(
      index = "0",
      paramLabel = "FAULT",
      description = {
        "kill: its process gets signal 9. freeze: its process is stopped (SIGSTOP) for a while.",
        "hang: the event loop of an actor is blocked. partition: nothing passes between its agent",
        "and the controller. orphan: nobody renews its lease."
      })
  private DrillFault fault;

  @Parameters(
      index = "1",
      paramLabel = "MESH",
      completionCandidates = LiveNames.Meshes.class,
      description = "The name of the mesh.")
  private String mesh;

  @Option(
      names = "--rank",
      paramLabel = "N",
      description = "Which rank. Default: the last one that runs.")
  private Integer rank;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = {
        "How long the fault lasts: 500ms, 10s, 2m; of no account for kill. Default: as long as it",
        "may go unnoticed. At most mesh.drill.longest of the cluster."
      })
  private Duration lasting;

  @Mixin private SettingsOptions settings;

  @Mixin private JsonOption json;

  DrillVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    if (rank != null && rank < 0) {
      throw new CliException(ExitCode.USAGE, "--rank is " + rank + ": ranks count from 0.");
    }
    DrillOrder order =
        new DrillOrder(
            fault,
            mesh,
            rank == null ? OptionalInt.empty() : OptionalInt.of(rank),
            Optional.ofNullable(lasting));
    return new Drill(tools(), settings.settings(), json.wanted()).perform(order);
  }
}
