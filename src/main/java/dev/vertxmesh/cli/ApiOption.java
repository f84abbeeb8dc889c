package dev.vertxmesh.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** Through what a verb that only reads looks at the cluster. */
final class ApiOption {

  @Option(
      names = "--api",
      paramLabel = "URL",
      description = {
        "Asks the HTTP API there, as http://127.0.0.1:7080. If it is left out: the one of a host on",
        "this machine, if one of the wanted cluster answers; else this JVM joins the cluster."
      })
  private String url;

  @Option(names = "--no-api", description = "Joins the cluster, and asks no HTTP API.")
  private boolean none;

  ApiChoice choice() {
    if (none && url != null) {
      throw new CliException(ExitCode.USAGE, "--api and --no-api exclude each other.");
    }
    return new ApiChoice(Optional.ofNullable(url), !none);
  }
}
