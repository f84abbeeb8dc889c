package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "top",
    description = {
      "Shows hosts, procs, meshes and what happens to them, live.",
      "Keys: q quit, j and k select a mesh, Enter shows it closely, s sorts, / filters, p pauses,",
      "? explains. Without a terminal it prints one frame."
    },
    footer = {"", "Example:", "  mesh top", "  mesh top --once", "  mesh top --json"})
final class TopVerb extends Verb {

  @Option(names = "--once", description = "Prints one frame, and ends.")
  private boolean once;

  @Mixin private SettingsOptions settings;

  @Mixin private ApiOption api;

  @Mixin private JsonOption json;

  TopVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Top(tools(), settings.settings(), api.choice()).show(once, json.wanted());
  }
}
