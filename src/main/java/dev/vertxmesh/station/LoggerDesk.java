package dev.vertxmesh.station;

import dev.vertxmesh.logging.LogLevels;
import dev.vertxmesh.protocol.GetLogLevel;
import dev.vertxmesh.protocol.LoggerState;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SetLogLevel;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What agents do about the loggers of their JVM (ME-8). */
public final class LoggerDesk {

  private static final Logger LOG = LoggerFactory.getLogger(LoggerDesk.class);

  private LoggerDesk() {}

  /** How that logger is set here. */
  public static LoggerState get(GetLogLevel query) {
    LogLevels.Level level = orRefused(() -> LogLevels.get(query.logger()));
    return new LoggerState(query.logger(), level.own(), level.effective(), List.of());
  }

  /** Sets it, and says how it is now. */
  public static LoggerState set(SetLogLevel order) {
    LogLevels.Level before = orRefused(() -> LogLevels.set(order.logger(), order.level()));
    LoggerState now = get(new GetLogLevel(order.logger()));
    LOG.info(
        "logger {}: {} → {}: asked by a message",
        order.logger(),
        before.effective(),
        now.effective());
    return now;
  }

  private static LogLevels.Level orRefused(Supplier<LogLevels.Level> call) {
    try {
      return call.get();
    } catch (IllegalStateException otherLibrary) {
      throw Refusal.UNAVAILABLE.because(otherLibrary.getMessage());
    }
  }
}
