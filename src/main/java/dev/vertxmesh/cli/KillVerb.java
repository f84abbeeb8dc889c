package dev.vertxmesh.cli;

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

  @Mixin private EndOptions end;

  KillVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    RankTarget.parse(target);
    return new Killer(tools(), end.settings().settings(), end.json())
        .kill(target, yes, end.reason("by the mesh command"), end.deadline());
  }
}
