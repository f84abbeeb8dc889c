package dev.vertxmesh.cli;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** This JVM as a host. */
interface RunningHost {

  String name();

  String clusterName();

  /** Where its cluster member listens, as host:port. */
  String address();

  /** Where all members of the cluster listen, as host:port, oldest first. */
  List<String> members();

  /** Where its HTTP API is; empty if it serves none. */
  Optional<String> url();

  /** Completed when others ended it. */
  Future<Void> ended();

  /** Ends its workers, says goodbye, and leaves the cluster. */
  Future<Void> stop(String reason);
}
