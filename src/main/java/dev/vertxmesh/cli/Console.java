package dev.vertxmesh.cli;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine.Help.Ansi;

/**
 * Where verbs print: answers on one side, progress and errors on the other. Safe from any thread,
 * line by line.
 */
final class Console {
  private final PrintWriter answers;
  private final PrintWriter remarks;
  private final boolean colours;
  private volatile boolean details;

  Console(PrintWriter answers, PrintWriter remarks, boolean colours) {
    this.answers = answers;
    this.remarks = remarks;
    this.colours = colours;
  }

  /** stdout and stderr; in colours on a terminal, unless NO_COLOR is set. */
  static Console ofProcess() {
    Charset charset = Charset.defaultCharset();
    return new Console(
        new PrintWriter(System.out, true, charset),
        new PrintWriter(System.err, true, charset),
        Ansi.AUTO.enabled());
  }

  /** A line of the answer, on stdout. */
  void line(String text) {
    print(answers, text);
  }

  /** A line about the progress, on stderr. */
  void remark(String text) {
    print(remarks, paint(Colour.DIM, text));
  }

  /** Prints {@link #detail details} from now on, or not. */
  void showDetails(boolean show) {
    details = show;
  }

  /** A line for who wants to know how it is done, on stderr. */
  void detail(String text) {
    if (details) {
      remark(text);
    }
  }

  /** What went wrong, on stderr. */
  void error(String text) {
    print(remarks, paint(Colour.RED, "mesh: ") + text);
  }

  /** What went wrong inside, on stderr. */
  void stack(Throwable failure) {
    synchronized (remarks) {
      failure.printStackTrace(remarks);
      remarks.flush();
    }
  }

  /** The text in that colour, or as it is where colours would be noise. */
  String paint(Colour colour, String text) {
    return colours ? colour.begin + text + "\u001b[0m" : text;
  }

  boolean hasColours() {
    return colours;
  }

  PrintWriter answers() {
    return answers;
  }

  PrintWriter remarks() {
    return remarks;
  }

  private static void print(PrintWriter writer, String text) {
    synchronized (writer) {
      writer.println(text);
      writer.flush();
    }
  }

  /** What a terminal can do to a text. */
  enum Colour {
    RED("\u001b[31m"),
    GREEN("\u001b[32m"),
    YELLOW("\u001b[33m"),
    BOLD("\u001b[1m"),
    DIM("\u001b[2m");

    private final String begin;

    Colour(String begin) {
      this.begin = begin;
    }
  }
}
