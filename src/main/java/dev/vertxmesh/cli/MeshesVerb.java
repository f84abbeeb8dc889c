package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "meshes",
    description = "Lists the meshes of a running cluster.",
    footer = {"", "Example:", "  mesh meshes"})
final class MeshesVerb extends Verb {

  @Mixin private SettingsOptions settings;

  @Mixin private ApiOption api;

  @Mixin private JsonOption json;

  MeshesVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Lookout(tools(), settings.settings(), api.choice(), json.wanted()).meshes();
  }
}
