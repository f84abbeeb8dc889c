package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "events",
    description = {
      "Lists what has happened to a mesh.",
      "With --json: one object a line, as it comes."
    },
    footer = {"", "Example:", "  mesh events scores --follow"})
final class EventsVerb extends Verb {

  @Parameters(paramLabel = "MESH", description = "The name of the mesh.")
  private String mesh;

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on with what happens, until the mesh has ended, or until Ctrl-C.")
  private boolean follow;

  @Mixin private SettingsOptions settings;

  @Mixin private ApiOption api;

  @Mixin private JsonOption json;

  EventsVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    EventLog log = new EventLog(tools(), settings.settings(), api.choice(), json.wanted());
    return follow ? log.follow(mesh) : log.list(mesh);
  }
}
