package dev.vertxmesh.cli;

import picocli.CommandLine.Option;

/** Tables for people, or JSON for programs. */
final class JsonOption {

  @Option(names = "--json", description = "Prints JSON instead of a table.")
  private boolean json;

  boolean wanted() {
    return json;
  }
}
