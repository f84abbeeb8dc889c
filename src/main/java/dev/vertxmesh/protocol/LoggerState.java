package dev.vertxmesh.protocol;

import java.util.List;
import java.util.Optional;

/**
 * Host agent, proc agent → asker: the level of a logger.
 *
 * @param logger its name
 * @param level its own level, if it has one
 * @param effective the level that it goes by: its own, or that of the nearest one above
 * @param workers of a host: the same in each of its workers; empty from a proc
 */
public record LoggerState(
    String logger, Optional<String> level, String effective, List<OfWorker> workers) {

  public LoggerState {
    logger = Fields.require("logger", logger);
    level = Fields.orElse(level, Optional.empty());
    effective = Fields.require("effective", effective);
    workers = List.copyOf(Fields.orElse(workers, List.of()));
  }

  /**
   * The logger in a worker: its level, or why that is not known.
   *
   * @param worker the id of the proc
   * @param effective the level that it goes by there
   * @param problem why the worker did not say so
   */
  public record OfWorker(String worker, Optional<String> effective, Optional<String> problem) {

    public OfWorker {
      worker = Fields.require("worker", worker);
      effective = Fields.orElse(effective, Optional.empty());
      problem = Fields.orElse(problem, Optional.empty());
    }
  }
}
