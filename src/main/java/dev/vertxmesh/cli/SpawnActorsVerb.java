package dev.vertxmesh.cli;

import dev.vertxmesh.protocol.SpawnActors.Threading;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "actors",
    description = {
      "Deploys verticles on each proc of a mesh of procs, and lets them live on.",
      "They end by `mesh stop`, or with the procs below."
    },
    footer = {
      "",
      "Example:",
      "  mesh spawn actors scores com.acme.ScoreVerticle --on workers --actors 4",
      "  mesh spawn actors scores com.acme.ScoreVerticle --on workers --conf @scores.json"
    })
final class SpawnActorsVerb extends Verb {

  @Parameters(index = "0", paramLabel = "NAME", description = "The name of the new mesh.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "CLASS",
      description = "The class of the verticle, which the procs have on their class path.")
  private String type;

  @Option(
      names = "--on",
      required = true,
      paramLabel = "PROCMESH",
      completionCandidates = LiveNames.Meshes.class,
      description = "The mesh of procs that carries them.")
  private String on;

  @Option(
      names = "--actors",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many verticles on each proc. Default: ${DEFAULT-VALUE}.")
  private int actors;

  @Option(
      names = "--conf",
      paramLabel = "JSON|@FILE",
      defaultValue = "{}",
      description = "The config() of the verticles: a JSON object, or a file that holds one.")
  private String configuration;

  @Option(names = "--worker", description = "Runs them on worker threads: they may block.")
  private boolean worker;

  @Option(
      names = "--lease",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "How long they go on without their controller; mesh.orphan-timeout if left out.")
  private Duration lease;

  @Mixin private SettingsOptions settings;
  @Mixin private JsonOption json;

  SpawnActorsVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    ActorsOrder order =
        new ActorsOrder(
            name,
            on,
            type,
            actors,
            JsonText.read("--conf", configuration),
            worker ? Threading.WORKER : Threading.EVENT_LOOP,
            Optional.ofNullable(lease));
    return new Spawner(tools(), settings.settings(), json.wanted()).spawn(order);
  }
}
