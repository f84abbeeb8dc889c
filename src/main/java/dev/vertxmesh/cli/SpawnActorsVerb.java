package dev.vertxmesh.cli;

import dev.vertxmesh.protocol.SpawnActors.Threading;
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

  @Mixin private SpawnOptions spawn;

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

  SpawnActorsVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    ActorsOrder order =
        new ActorsOrder(
            spawn.order(),
            on,
            type,
            actors,
            JsonText.read("--conf", configuration),
            worker ? Threading.WORKER : Threading.EVENT_LOOP);
    return spawn.spawner(tools()).spawn(order);
  }
}
