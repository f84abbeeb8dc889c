package dev.vertxmesh.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** What Logback can do: to be touched only once it is known to be there. */
final class Logback {

  private Logback() {}

  private static LoggerContext context() {
    return (LoggerContext) LoggerFactory.getILoggerFactory();
  }

  static LogLevels.Level get(String name) {
    return of(context().getLogger(name));
  }

  private static LogLevels.Level of(Logger logger) {
    return new LogLevels.Level(
        Optional.ofNullable(logger.getLevel()).map(Logback::text),
        text(logger.getEffectiveLevel()));
  }

  private static String text(Level level) {
    return level.toString().toLowerCase(Locale.ROOT);
  }

  static LogLevels.Level set(String name, String level) {
    Logger logger = context().getLogger(name);
    LogLevels.Level before = of(logger);
    logger.setLevel(level.equals(LogLevels.INHERIT) ? null : Level.valueOf(level));
    return before;
  }

  static boolean writeJson(boolean json) {
    if (context().getLoggerList().stream().noneMatch(Logback::writesLines)) {
      return false;
    }
    LineEncoder.writeJson(json);
    return true;
  }

  private static boolean writesLines(Logger logger) {
    for (Iterator<Appender<ILoggingEvent>> each = logger.iteratorForAppenders(); each.hasNext(); ) {
      if (each.next() instanceof OutputStreamAppender<ILoggingEvent> stream
          && stream.getEncoder() instanceof LineEncoder) {
        return true;
      }
    }
    return false;
  }
}
