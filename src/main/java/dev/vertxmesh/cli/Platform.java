package dev.vertxmesh.cli;

import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;

/** Starts what verbs stand on. Tests give one without a cluster. */
interface Platform {

  /** Makes this JVM a host. */
  Future<RunningHost> startHost(Settings settings);

  /** Joins a running cluster, to look at it and to act on it. */
  Future<ClusterView> join(Settings settings);
}
