package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "describe",
    description = "Shows how a mesh is: the status of its ranks, and what has happened to them.",
    footer = {"", "Example:", "  mesh describe scores"})
final class DescribeVerb extends Verb {

  @Parameters(paramLabel = "MESH", description = "The name of the mesh.")
  private String mesh;

  @Mixin private SettingsOptions settings;

  @Mixin private ApiOption api;

  @Mixin private JsonOption json;

  DescribeVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Lookout(tools(), settings.settings(), api.choice(), json.wanted()).describe(mesh);
  }
}
