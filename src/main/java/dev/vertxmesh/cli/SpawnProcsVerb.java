package dev.vertxmesh.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "procs",
    description = {
      "Starts worker JVMs on hosts, and lets them live on.",
      "They end by `mesh stop`, or with their hosts."
    },
    footer = {
      "",
      "Example:",
      "  mesh spawn procs workers --hosts 2 --procs 2",
      "  mesh spawn procs workers --classpath scores --jvm-options small"
    })
final class SpawnProcsVerb extends Verb {

  @Mixin private SpawnOptions spawn;

  @Option(
      names = "--hosts",
      paramLabel = "N",
      defaultValue = "0",
      description = "On how many hosts; 0 for all. Default: ${DEFAULT-VALUE}.")
  private int hosts;

  @Option(
      names = "--procs",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many worker JVMs on each host. Default: ${DEFAULT-VALUE}.")
  private int procs;

  @Option(
      names = {"-cp", "--classpath"},
      paramLabel = "ENTRY",
      split = ",",
      description = {
        "Entries of the hosts' configuration (mesh.host.classpath.ENTRY), by name. May be",
        "repeated. Their own class path if left out."
      })
  private List<String> classPath = new ArrayList<>();

  @Option(
      names = "--jvm-options",
      paramLabel = "ENTRY",
      defaultValue = "",
      description = "An entry of the hosts' configuration (mesh.host.jvm-options.ENTRY), by name.")
  private String jvmOptions;

  @Option(
      names = "--worker-setting",
      paramLabel = "KEY=VALUE",
      description = "A setting of the workers, as mesh.hang-timeout=2s. May be repeated.")
  private Map<String, String> workerSettings = new LinkedHashMap<>();

  SpawnProcsVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    ProcsOrder order =
        new ProcsOrder(spawn.order(), hosts, procs, classPath, jvmOptions, workerSettings);
    return spawn.spawner(tools()).spawn(order);
  }
}
