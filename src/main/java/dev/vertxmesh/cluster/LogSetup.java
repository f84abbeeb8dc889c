package dev.vertxmesh.cluster;

import dev.vertxmesh.logging.LogLevels;
import dev.vertxmesh.settings.LogFormat;
import dev.vertxmesh.settings.LogSettings;
import dev.vertxmesh.settings.Setting;
import dev.vertxmesh.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes this JVM log as its settings say; what they leave open stays as it is configured. */
final class LogSetup {

  private static final Logger LOG = LoggerFactory.getLogger(LogSetup.class);
  private static final String OURS = "dev.vertxmesh";

  private LogSetup() {}

  static void apply(Settings settings) {
    if (isGiven(settings, LogSettings.FORMAT)) {
      boolean json = settings.get(LogSettings.FORMAT) == LogFormat.JSON;
      if (!LogLevels.writeJson(json) && json) {
        LOG.warn(
            "{} = json has no effect: no appender of this JVM writes with"
                + " dev.vertxmesh.logging.LineEncoder",
            LogSettings.FORMAT);
      }
    }
    if (isGiven(settings, LogSettings.LEVEL)) {
      try {
        LogLevels.set(OURS, settings.get(LogSettings.LEVEL).name());
      } catch (IllegalStateException otherLibrary) {
        LOG.warn("{} has no effect: {}", LogSettings.LEVEL, otherLibrary.getMessage());
      }
    }
  }

  private static boolean isGiven(Settings settings, Setting<?> setting) {
    return settings.explicit().containsKey(setting.name());
  }
}
