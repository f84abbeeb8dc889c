package dev.vertxmesh.bench;

/**
 * One job of the targets: prepares, warms up, and measures floor and product in the same run. Its
 * javadoc begins with what is measured, from where to where.
 */
interface Job {

  /** {@code J1} to {@code J10}. */
  String id();

  /** What is measured, in a few words. */
  String title();

  /** Runs on a thread of its own, which may wait. What it throws fails this job alone. */
  void run(Run run) throws Exception;
}
