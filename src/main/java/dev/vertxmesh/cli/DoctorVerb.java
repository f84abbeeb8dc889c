package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "doctor",
    description = {
      "Examines this machine: what a host needs of it, and what is known to go wrong.",
      "Looks at the cluster as well if one answers. Changes nothing; the exit code is 1 if something",
      "will not do."
    },
    footer = {"", "Example:", "  mesh doctor", "  mesh doctor --config mesh.properties --json"})
final class DoctorVerb extends Verb {

  @Mixin private SettingsOptions settings;
  @Mixin private JsonOption json;

  DoctorVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Doctor(tools(), settings.settings(), json.wanted()).examine();
  }
}
