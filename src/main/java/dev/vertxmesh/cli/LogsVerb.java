package dev.vertxmesh.cli;

import dev.vertxmesh.protocol.LogStream;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "logs",
    description = {
      "Prints what procs have written to stdout and stderr, also after their end.",
      "The log of an actor is that of its proc.",
      "With --json: one object a line, with proc, stream and line."
    },
    footer = {
      "",
      "Example:",
      "  mesh logs scores/2 --lines 50",
      "  mesh logs workers --follow",
      "  mesh logs workers/0 --previous"
    })
final class LogsVerb extends Verb {

  @Parameters(
      paramLabel = "MESH[/RANK]",
      description = {
        "The name of a mesh, or one rank of it. Without a rank each line begins with the id of its",
        "proc. The id of a proc does as well, also when its mesh is gone."
      })
  private String target;

  @Option(
      names = {"-f", "--follow"},
      description = "Goes on with what is written, until the procs have ended, or until Ctrl-C.")
  private boolean follow;

  @Option(
      names = "--previous",
      description = "Prints the older copy, which was made when the log reached its limit.")
  private boolean previous;

  @Option(
      names = "--lines",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many of the last lines of each log. Default: ${DEFAULT-VALUE}.")
  private int lines;

  @Option(
      names = "--stream",
      paramLabel = "STREAM",
      description = "Only this one: ${COMPLETION-CANDIDATES}. Both if it is left out.")
  private LogStream stream;

  @Mixin private SettingsOptions settings;

  @Mixin private ApiOption api;

  @Mixin private JsonOption json;

  LogsVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    if (lines < 1) {
      throw new CliException(ExitCode.USAGE, "--lines is " + lines + ": give 1 or more.");
    }
    if (follow && previous) {
      throw new CliException(
          ExitCode.USAGE, "--previous cannot be followed: nothing is added to an older copy.");
    }
    List<LogStream> streams = stream == null ? Arrays.asList(LogStream.values()) : List.of(stream);
    LogPrinter printer =
        new LogPrinter(tools(), settings.settings(), api.choice(), streams, lines, json.wanted());
    LogTarget wanted = LogTarget.parse(target);
    return follow ? printer.follow(wanted) : printer.print(wanted, previous);
  }
}
