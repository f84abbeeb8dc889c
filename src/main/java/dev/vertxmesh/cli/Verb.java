package dev.vertxmesh.cli;

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

  abstract ExitCode run();

  @Override
  public final Integer call() {
    return run().number();
  }
}
