package dev.vertxmesh.cli;

import picocli.CommandLine.Option;

/** Text for people, or JSON for programs. */
final class JsonOption {

  @Option(names = "--json", description = "Prints JSON, for programs.")
  private boolean json;

  boolean wanted() {
    return json;
  }
}
