package dev.vertxmesh.cli;

import java.io.PrintWriter;
import java.util.List;

/**
 * The port of {@code mesh bench}: found by {@link java.util.ServiceLoader}, because the benchmarks
 * are no part of the jar.
 */
public interface Benchmarks {

  /**
   * Runs jobs one after the other; one that fails does not keep the others from running.
   *
   * @param jobs ids, such as {@code J1}; all of them if empty
   * @param quick fewest samples and smallest sizes, to see that they run
   * @param json one object a line instead of text
   * @param out where figures go; progress goes to stderr
   * @return whether every job ran to its end, whatever its figures are
   * @throws IllegalArgumentException if there is no such job, naming those that there are
   */
  boolean run(List<String> jobs, boolean quick, boolean json, PrintWriter out);
}
