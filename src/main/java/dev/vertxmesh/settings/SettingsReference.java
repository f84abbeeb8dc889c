package dev.vertxmesh.settings;

import java.util.List;

/** The reference of all settings as Markdown, {@code docs/settings.md}, from the declarations. */
final class SettingsReference {
  private static final String INTRODUCTION =
      """
      # Settings

      Sources, the later winning: default, configuration file (`.properties`, UTF-8), environment,
      system property, verticle configuration, command line. The environment variable of
      `mesh.supervision.poll-frequency` is `MESH_SUPERVISION_POLL_FREQUENCY`. An unknown key is an
      error that names the nearest known one; in the environment it is a warning. "Too small" stands
      for empty or the milder choice where a setting has no size, "too large" for set wrongly or the
      stricter choice.

      """;

  private SettingsReference() {}

  static String markdown() {
    StringBuilder page = new StringBuilder(INTRODUCTION);
    row(
        page,
        List.of("setting", "default", "accepted", "meaning", "too small", "too large", "from"));
    row(page, List.of("---", "---", "---", "---", "---", "---", "---"));
    for (Setting<?> each : MeshSettings.all()) {
      row(
          page,
          List.of(
              code(each.name()),
              each.defaultText().isEmpty() ? "nothing" : code(each.defaultText()),
              each.accepts(),
              each.meaning(),
              each.tooSmall(),
              each.tooLarge(),
              each.origin()));
    }
    for (PrefixSetting each : MeshSettings.prefixes()) {
      row(
          page,
          List.of(
              code(each.toString()),
              "no entry",
              "a text",
              each.meaning(),
              each.tooSmall(),
              each.tooLarge(),
              each.origin()));
    }
    return page.toString();
  }

  private static String code(String text) {
    return "`" + text + "`";
  }

  private static void row(StringBuilder page, List<String> cells) {
    page.append("| ");
    page.append(String.join(" | ", cells.stream().map(cell -> cell.replace("|", "\\|")).toList()));
    page.append(" |\n");
  }
}
