package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "version",
    description = "Prints the versions of this command, of Vert.x, of Hazelcast and of Java.",
    footer = {"", "Example:", "  mesh version --json"})
final class VersionVerb extends Verb {

  @Mixin private JsonOption json;

  VersionVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    Version version = new Version();
    if (json.wanted()) {
      tools().console().line(version.json().encodePrettily());
    } else {
      version.lines().forEach(tools().console()::line);
    }
    return ExitCode.OK;
  }
}
