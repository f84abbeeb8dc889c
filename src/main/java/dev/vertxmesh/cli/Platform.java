package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;

/** Starts what verbs stand on. Tests give one without a cluster. */
interface Platform {

  /** Makes this JVM a host. */
  Future<RunningHost> startHost(Settings settings);

  /** A look at a running cluster: through an HTTP API if that is wanted and there, else joined. */
  Future<ClusterView> look(Settings settings, ApiChoice api);

  /** Joins a running cluster, to act on it. */
  Future<ClusterHands> join(Settings settings);
}
