package dev.vertxmesh.protocol;

/**
 * Anyone → host agent, proc agent: ask for the level of a logger. Answered with a {@link
 * LoggerState}; refused as {@link Refusal#UNAVAILABLE} where another library than Logback logs.
 *
 * @param logger its name, as {@code dev.vertxmesh.controller}; {@code ROOT} for the one above all
 */
public record GetLogLevel(String logger) {

  public GetLogLevel {
    logger = Fields.logger(logger);
  }
}
