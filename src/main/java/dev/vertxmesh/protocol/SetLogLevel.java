package dev.vertxmesh.protocol;

/**
 * Anyone → host agent, proc agent: change the level of a logger; a host changes it in its own JVM
 * and in those of its workers. Answered with a {@link LoggerState}; refused as {@link
 * Refusal#BAD_REQUEST} if there is no such level, and as {@link Refusal#UNAVAILABLE} where another
 * library than Logback logs. It lasts until the JVM ends, and is not for workers that start later.
 *
 * @param logger its name, as {@code dev.vertxmesh.controller}; {@code ROOT} for the one above all
 * @param level trace, debug, info, warn, error or off; or inherit, for that of the logger above
 */
public record SetLogLevel(String logger, String level) {

  public SetLogLevel {
    logger = Fields.logger(logger);
    level = Fields.line("level", level);
  }
}
