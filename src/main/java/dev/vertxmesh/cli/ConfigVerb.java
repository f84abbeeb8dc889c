package dev.vertxmesh.cli;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Setting;
import dev.vertxmesh.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "config",
    description = "Lists every setting, its value, and who gave it.",
    footer = {"", "Example:", "  mesh config --config mesh.properties"})
final class ConfigVerb extends Verb {

  @Mixin private SettingsOptions settings;

  @Mixin private JsonOption json;

  ConfigVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    Settings given = settings.settings();
    Listing<Setting<?>> listing =
        new Listing<Setting<?>>()
            .with("setting", Setting::name)
            .with("value", given::shown)
            .with("source", given::source);
    new Printer(tools().console(), json.wanted()).list(listing, MeshSettings.all(), "");
    given.warnings().forEach(tools().console()::remark);
    return ExitCode.OK;
  }
}
