package dev.vertxmesh.cli;

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

  ProcsVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Lookout(tools(), settings.settings(), api.choice(), json.wanted()).procs();
  }
}
