package dev.vertxmesh.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A console that remembers what was printed. */
final class TestConsole {
  private final StringWriter answers = new StringWriter();
  private final StringWriter remarks = new StringWriter();
  private final Console console =
      new Console(new PrintWriter(answers), new PrintWriter(remarks), false);

  Console console() {
    return console;
  }

  String answers() {
    return answers.toString();
  }

  String remarks() {
    return remarks.toString();
  }
}
