package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "hosts",
    description = "Lists the hosts of a running cluster.",
    footer = {"", "Example:", "  mesh hosts --cluster production --members 10.0.0.1:5701"})
final class HostsVerb extends Verb {

  @Mixin private SettingsOptions settings;

  @Mixin private ApiOption api;

  @Mixin private JsonOption json;

  HostsVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Lookout(tools(), settings.settings(), api.choice(), json.wanted()).hosts();
  }
}
