package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.MeshRow;
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

  @Mixin private NamesOption names;

  MeshesVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    if (names.wanted()) {
      return new NameList(tools(), settings.settings(), api.choice())
          .print(ClusterView::meshes, MeshRow::mesh);
    }
    return new Lookout(tools(), settings.settings(), api.choice(), json.wanted()).meshes();
  }
}
