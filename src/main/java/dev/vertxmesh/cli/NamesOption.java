package dev.vertxmesh.cli;

import picocli.CommandLine.Option;

/** The whole listing, or names alone. */
final class NamesOption {
  @Option(names = "--names", description = "Prints the names alone, one a line, for scripts.")
  private boolean names;

  boolean wanted() {
    return names;
  }
}
