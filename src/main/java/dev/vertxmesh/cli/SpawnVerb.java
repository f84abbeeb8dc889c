package dev.vertxmesh.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "spawn",
    synopsisSubcommandLabel = "actors|procs",
    description = {
      "Spawns a mesh that lives on by itself, until `mesh stop`.",
      "One of the hosts watches it.",
      "`mesh spawn actors --help` and `mesh spawn procs --help` show what each takes."
    },
    footer = {
      "",
      "Example:",
      "  mesh spawn procs workers --hosts 2 --procs 2",
      "  mesh spawn actors scores com.acme.ScoreVerticle --on workers --actors 4"
    })
final class SpawnVerb extends Verb {

  @Spec private CommandSpec spec;

  SpawnVerb(Tools tools) {
    super(tools);
  }

  @Override
  List<Verb> parts() {
    return List.of(new SpawnActorsVerb(tools()), new SpawnProcsVerb(tools()));
  }

  @Override
  ExitCode run() {
    throw new ParameterException(spec.commandLine(), "say what to spawn: actors or procs.");
  }
}
