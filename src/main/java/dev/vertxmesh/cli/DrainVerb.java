package dev.vertxmesh.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "drain",
    description = {
      "Empties hosts: ends their workers, whoever owns them.",
      "Actors answer first what they were asked before. The hosts stay, and take workers again."
    },
    footer = {"", "Example:", "  mesh drain alpha --deadline 30s", "  mesh drain --all"})
final class DrainVerb extends Verb {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "HOST",
      arity = "0..*",
      completionCandidates = LiveNames.Hosts.class,
      description = "The names of hosts.")
  private List<String> hosts = new ArrayList<>();

  @Option(names = "--all", description = "All hosts of the cluster.")
  private boolean all;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "drained by the mesh command",
      description = "Why, for those who are told of it. Default: ${DEFAULT-VALUE}.")
  private String reason;

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      defaultValue = "30s",
      converter = DurationConverter.class,
      description = {
        "How long each worker may take before it is ended by force (mesh.process.exit-timeout of",
        "the host, if that is less). Default: ${DEFAULT-VALUE}."
      })
  private Duration deadline;

  @Mixin private SettingsOptions settings;
  @Mixin private JsonOption json;

  DrainVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    if (all != hosts.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "name some hosts, or say --all.");
    }
    return new Drainer(tools(), settings.settings(), json.wanted()).drain(hosts, reason, deadline);
  }
}
