package dev.vertxmesh.cli;

import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "ask",
    description = {
      "Sends a message to actors and prints what they reply, equal answers together.",
      "A rank that has ended or does not reply is told on stderr with the cause; the exit code is",
      "then 1."
    },
    footer = {
      "",
      "Example:",
      "  mesh ask scores '{\"text\": \"hello\"}'",
      "  mesh ask scores/0-3,8 tally --timeout 2s --json",
      "  mesh ask scores - < request.json"
    })
final class AskVerb extends Verb {

  @Mixin private MessageOptions message;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      defaultValue = "10s",
      converter = DurationConverter.class,
      description = "How long an actor may take: 500ms, 10s, 2m. Default: ${DEFAULT-VALUE}.")
  private Duration timeout;

  @Mixin private SettingsOptions settings;
  @Mixin private JsonOption json;

  AskVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Sender(tools(), settings.settings(), json.wanted())
        .ask(message.target(), message.body(), timeout);
  }
}
