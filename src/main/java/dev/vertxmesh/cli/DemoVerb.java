package dev.vertxmesh.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    description = {
      "Shows a mesh at work: two hosts, four worker JVMs, eight verticles that estimate pi.",
      "Then it kills a worker, and shows who is told what, how soon, and who goes on."
    },
    footer = {"", "Example:", "  mesh demo --once"})
final class DemoVerb extends Verb {

  @Option(names = "--once", description = "Ends after the kill, with a summary.")
  private boolean once;

  @Mixin private SettingsOptions settings;

  DemoVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    return new Demo(tools()).play(settings.settings(), once);
  }
}
