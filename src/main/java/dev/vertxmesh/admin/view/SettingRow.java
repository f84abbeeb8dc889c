package dev.vertxmesh.admin.view;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.PrefixSetting;
import dev.vertxmesh.settings.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting in force.
 *
 * @param name its key
 * @param value as it was written; a secret is masked
 * @param source who gave it
 * @param defaultText what it is when nobody gives it; JSON calls it {@code default}
 * @param meaning what it does
 */
public record SettingRow(
    String name,
    String value,
    String source,
    @JsonProperty("default") String defaultText,
    String meaning) {

  /** Whether somebody gave it, if only the default. */
  public boolean isGiven() {
    return !source.equals(Settings.DEFAULT);
  }

  /** All settings in declared order, then the entries of the families. */
  public static List<SettingRow> of(Settings settings) {
    List<SettingRow> rows = new ArrayList<>();
    MeshSettings.all()
        .forEach(
            each ->
                rows.add(
                    new SettingRow(
                        each.name(),
                        settings.shown(each),
                        settings.source(each),
                        each.defaultText(),
                        each.meaning())));
    for (PrefixSetting family : MeshSettings.prefixes()) {
      settings
          .entries(family)
          .forEach(
              (entry, text) ->
                  rows.add(
                      new SettingRow(
                          family.key(entry),
                          text,
                          settings.source(family, entry),
                          "",
                          family.meaning())));
    }
    return rows;
  }
}
