package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What all verbs share. */
@Command(
    name = "mesh",
    description = "Supervised meshes for clustered Vert.x.",
    synopsisSubcommandLabel = "VERB",
    footer = {
      "",
      "Begin with `mesh demo`, or with `mesh up` in one terminal and `mesh hosts` in another.",
      "`mesh VERB --help` shows the options of a verb, and an example."
    })
final class MeshCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Shows the stack of an error, and through what a cluster is looked at.")
  private boolean debug;

  boolean debug() {
    return debug;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing.");
  }
}
