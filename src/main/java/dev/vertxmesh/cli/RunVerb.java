package dev.vertxmesh.cli;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = {
      "Runs verticles of yours, supervised, on hosts of its own on this machine.",
      "Until Ctrl-C, or until all of them have ended; the exit code then says whether any failed."
    },
    footer = {
      "",
      "Example:",
      "  mesh run --classpath scores.jar com.acme.ScoreVerticle --hosts 2 --procs 2 --actors 4"
    })
final class RunVerb extends Verb {

  @Parameters(paramLabel = "CLASS", description = "The class of the verticle.")
  private String type;

  @Option(
      names = {"-cp", "--classpath"},
      paramLabel = "PATH",
      description = "Jars and folders with the class and what it needs, as java takes them.")
  private String classPath = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      defaultValue = "run",
      description = "The name of the mesh. Default: ${DEFAULT-VALUE}.")
  private String name;

  @Option(
      names = "--hosts",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many hosts. Default: ${DEFAULT-VALUE}.")
  private int hosts;

  @Option(
      names = "--procs",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many worker JVMs on each host. Default: ${DEFAULT-VALUE}.")
  private int procs;

  @Option(
      names = "--actors",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many verticles in each worker JVM. Default: ${DEFAULT-VALUE}.")
  private int actors;

  @Option(
      names = "--conf",
      paramLabel = "JSON|FILE",
      defaultValue = "{}",
      description = "The config() of the verticles: a JSON object, or a file that holds one.")
  private String configuration;

  @Option(names = "--drillable", description = "Lets `mesh drill` perform faults on them.")
  private boolean drillable;

  @Mixin private SettingsOptions settings;

  RunVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    RunOrder order =
        new RunOrder(
            name,
            type,
            paths(),
            hosts,
            procs,
            actors,
            JsonText.read("--conf", configuration),
            drillable);
    return new Runner(tools()).run(order, settings.settings());
  }

  private List<Path> paths() {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .filter(path -> !path.isBlank())
        .map(Path::of)
        .toList();
  }
}
