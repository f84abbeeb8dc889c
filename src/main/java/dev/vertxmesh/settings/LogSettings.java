package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.SettingTypes.enumeration;

import java.util.ArrayList;
import java.util.List;

/** The settings of what a JVM logs; part of {@link MeshSettings}. */
public final class LogSettings {

  private static final List<Setting<?>> DECLARED = new ArrayList<>();

  public static final Setting<LogFormat> FORMAT =
      declare("mesh.log.format", enumeration(LogFormat.class), "text")
          .means("How hosts and workers write their logs, where their configuration is ours.")
          .tooSmall("text: a collector of logs has to take lines and stacks apart.")
          .tooLarge("json: people need a tool to read it.");

  public static final Setting<LogLevel> LEVEL =
      declare("mesh.log.level", enumeration(LogLevel.class), "info")
          .means("What hosts and workers log of ours, at least; it can be changed as they run.")
          .tooSmall("trace, debug: what matters drowns, and the logs of workers are cut sooner.")
          .tooLarge("error: failures of ranks, which are warnings, are not in the log.");

  private LogSettings() {}

  /** All of them, in declared order. */
  static List<Setting<?>> all() {
    return List.copyOf(DECLARED);
  }

  private static <T> Declaration<T> declare(String name, SettingType<T> type, String defaultText) {
    return new Declaration<>(DECLARED::add, name, type, defaultText, "design 3, Logs");
  }
}
