package dev.vertxmesh.cli;

import dev.vertxmesh.settings.MeshSettings;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = {
      "Makes this machine a host of a cluster, until Ctrl-C.",
      "The first host starts the cluster, the next join it."
    },
    footer = {"", "Example:", "  mesh up --host alpha --set mesh.host.max-procs=8"})
final class UpVerb extends Verb {

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The name of this host, in short for --set mesh.host.name=NAME.")
  private String host;

  @Mixin private SettingsOptions settings;

  UpVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    Map<String, String> more =
        host == null ? Map.of() : Map.of(MeshSettings.HOST_NAME.name(), host);
    return new HostKeeper(tools()).keep(settings.settings(more));
  }
}
