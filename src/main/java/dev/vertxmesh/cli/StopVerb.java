package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

  @Mixin private EndOptions end;

  StopVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Stopper(tools(), end.settings().settings(), end.json())
        .stop(RankTarget.parse(target), end.reason("stopped by the mesh command"), end.deadline());
  }
}
