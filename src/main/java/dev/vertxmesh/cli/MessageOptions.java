package dev.vertxmesh.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** To whom a message goes, and what it is. */
final class MessageOptions {
  @Parameters(
      index = "0",
      paramLabel = "MESH[/RANKS]",
      completionCandidates = LiveNames.Meshes.class,
      description = "The name of a mesh of actors, or some of its ranks: scores, scores/0-3,8.")
  private String target;

  @Parameters(
      index = "1",
      paramLabel = "JSON|TEXT|@FILE|-",
      description = {
        "The message. What is JSON goes as that value, all else as text; @FILE takes it from a",
        "file, - from stdin."
      })
  private String message;

  @Option(names = "--text", description = "Sends the message as text, also if it is JSON.")
  private boolean plain;

  RankTarget target() {
    return RankTarget.parse(target);
  }

  Object body() {
    return MessageText.body(message, plain, System.in);
  }
}
