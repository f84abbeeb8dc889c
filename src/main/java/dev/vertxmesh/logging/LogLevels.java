package dev.vertxmesh.logging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * The levels of this JVM's loggers, and its format. Levels are {@code trace}, {@code debug}, {@code
 * info}, {@code warn}, {@code error} and {@code off}; {@code inherit} gives a logger back to the
 * one above it. Safe from any thread.
 */
public final class LogLevels {

  /** What a level may be. */
  public static final List<String> LEVELS =
      List.of("trace", "debug", "info", "warn", "error", "off", LogLevels.INHERIT);

  /** As a level: that of the logger above. */
  public static final String INHERIT = "inherit";

  /** The logger above all others. */
  public static final String ROOT = "ROOT";

  private static final String LOGBACK = "ch.qos.logback.classic.LoggerContext";

  private LogLevels() {}

  /**
   * How one logger is set.
   *
   * @param own its own level, if it has one
   * @param effective the level that it goes by
   */
  public record Level(Optional<String> own, String effective) {}

  /**
   * The level of a logger.
   *
   * @throws IllegalStateException if another library than Logback logs
   */
  public static Level get(String logger) {
    requireLogback();
    return Logback.get(logger);
  }

  /**
   * Changes the level of a logger, and of all below it that have none of their own.
   *
   * @return how it was before
   * @throws IllegalArgumentException if there is no such level, or the root is to inherit
   * @throws IllegalStateException if another library than Logback logs
   */
  public static Level set(String logger, String level) {
    String wanted = level.toLowerCase(Locale.ROOT);
    if (!LEVELS.contains(wanted)) {
      throw new IllegalArgumentException(
          "'" + level + "' is no level of a logger: give one of " + String.join(", ", LEVELS));
    }
    if (wanted.equals(INHERIT) && logger.equalsIgnoreCase(ROOT)) {
      throw new IllegalArgumentException(
          "there is no logger above " + ROOT + " to inherit from: give it a level of its own");
    }
    requireLogback();
    return Logback.set(logger, wanted);
  }

  /**
   * Writes JSON from now on, or text.
   *
   * @return false if nothing that is configured here can: then nothing changes
   */
  public static boolean writeJson(boolean json) {
    return isLogback() && Logback.writeJson(json);
  }

  private static boolean isLogback() {
    return bound().getClass().getName().equals(LOGBACK);
  }

  private static ILoggerFactory bound() {
    return LoggerFactory.getILoggerFactory();
  }

  private static void requireLogback() {
    if (!isLogback()) {
      throw new IllegalStateException(
          "log levels can be changed only with Logback; this JVM logs through "
              + bound().getClass().getName());
    }
  }
}
