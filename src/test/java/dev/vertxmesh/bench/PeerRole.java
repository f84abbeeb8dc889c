package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * What a JVM of a {@link BenchCluster} does. Has a constructor without parameters; all its methods
 * are called on one event loop, which they must not block.
 */
interface PeerRole {

  /** As what its JVM joins the cluster. */
  enum Node {
    /** The product's host: a data member that launches workers and is home to controllers. */
    HOST,
    /** A bare data member: clustered Vert.x, started as the product starts it, and nothing else. */
    DATA,
    /** A bare lite member: as a worker or a client joins, with nothing of ours deployed. */
    LITE
  }

  /** As what its JVM joins the cluster. The first of a cluster must be no lite member. */
  Node node();

  /**
   * Called once, when the JVM has joined.
   *
   * @param args as given to {@link BenchCluster#start}
   */
  Future<Void> start(Vertx vertx, Map<String, String> args);

  /**
   * Does something, and answers. Comes over stdin and is answered over stdout, so that it does not
   * disturb what is measured.
   */
  Future<JsonObject> order(String name, JsonObject args);
}
