package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "cast",
    description = {
      "Sends a message to actors, and says whose inbox took it; nobody waits for replies.",
      "The exit code is 1 if it did not reach every rank."
    },
    footer = {
      "",
      "Example:",
      "  mesh cast scores '{\"model\": \"m2\"}'",
      "  mesh cast scores/0-3,8 @request.json"
    })
final class CastVerb extends Verb {

  @Mixin private MessageOptions message;
  @Mixin private SettingsOptions settings;
  @Mixin private JsonOption json;

  CastVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Sender(tools(), settings.settings(), json.wanted())
        .cast(message.target(), message.body());
  }
}
