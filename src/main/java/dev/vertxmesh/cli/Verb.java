package dev.vertxmesh.cli;

import java.util.List;
import java.util.concurrent.Callable;

/** A verb of the command: options and arguments only, an operator does the work. */
abstract class Verb implements Callable<Integer> {
  private final Tools tools;

  Verb(Tools tools) {
    this.tools = tools;
  }

  Tools tools() {
    return tools;
  }

  /** Verbs below this one, as in {@code mesh spawn actors}. */
  List<Verb> parts() {
    return List.of();
  }

  abstract ExitCode run();

  @Override
  public final Integer call() {
    return run().number();
  }
}
