package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.ProcRow;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "procs",
    description = "Lists the worker JVMs of a running cluster.",
    footer = {"", "Example:", "  mesh procs --json"})
final class ProcsVerb extends Verb {

  @Mixin private SettingsOptions settings;

  @Mixin private ApiOption api;

  @Mixin private JsonOption json;

  @Mixin private NamesOption names;

  ProcsVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    if (names.wanted()) {
      return new NameList(tools(), settings.settings(), api.choice())
          .print(ClusterView::procs, ProcRow::proc);
    }
    return new Lookout(tools(), settings.settings(), api.choice(), json.wanted()).procs();
  }
}
