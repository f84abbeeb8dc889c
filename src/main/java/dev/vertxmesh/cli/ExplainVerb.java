package dev.vertxmesh.cli;

import dev.vertxmesh.settings.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
    name = "explain",
    description = {
      "Says how late each kind of fault is noticed at worst, and who tells whom; and which settings",
      "contradict each other (with some, nothing starts: exit code 2) or are unwise.",
      "`mesh drill` measures it."
    },
    footer = {"", "Example:", "  mesh explain --set mesh.orphan-timeout=30s"})
final class ExplainVerb extends Verb {

  @Mixin private SettingsOptions settings;

  @Mixin private JsonOption json;

  ExplainVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    Settings given = settings.settings();
    Explanation explanation = Explanation.of(given);
    if (json.wanted()) {
      tools().console().line(explanation.json().encodePrettily());
    } else {
      explanation.print(tools().console());
    }
    given.warnings().forEach(tools().console()::remark);
    return explanation.exitCode();
  }
}
