package dev.vertxmesh.station;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.Status;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What the stations of a node count and measure (ST-10). Where nobody wants to know, it costs
 * nothing: what has to be put together is handed over as a function. Safe from any thread.
 */
public interface Meters extends Shareable {

  /** Counts nothing. */
  Meters NONE = new Meters() {};

  /** The controller of a mesh begins its term. */
  default OfMesh mesh(String mesh) {
    return OfMesh.NONE;
  }

  /**
   * A host agent begins.
   *
   * @param mostWorkers how many workers it takes
   * @param workers what they are at this moment; asked at each reading, from any thread
   */
  default OfHost host(String host, int mostWorkers, Supplier<Future<List<WorkerSample>>> workers) {
    return OfHost.NONE;
  }

  /** An agent has compared the registry with itself, and {@code corrected} so many entries. */
  default void reconciled(int corrected) {}

  /** A client begins to listen to events or to a log over HTTP. */
  default void eventClientCame() {}

  /**
   * It listens no more.
   *
   * @param cutOff whether because it took less than it was given
   */
  default void eventClientLeft(boolean cutOff) {}

  /** What the controller of one mesh counts. */
  interface OfMesh {

    /** Counts nothing. */
    OfMesh NONE = new OfMesh() {};

    /** A status has changed. */
    default void ranks(ToIntFunction<Status> count) {}

    /** So many ranks are out of reach now. */
    default void outOfReach(int ranks) {}

    /** So many ranks have failed by one cause. */
    default void failed(Cause.Learned cause, int ranks) {}

    /** A notice, or a heartbeat, goes out. */
    default void told(Notice notice) {}

    /** One subscriber has acknowledged what it was told. */
    default void acknowledged(Duration after) {}

    /** So many handlers hear of the mesh now. */
    default void subscribers(int count) {}

    /** The owner did not acknowledge a notice: it is told again. */
    default void ownerRetried() {}

    /** The owner did not acknowledge a notice, and is not told again. */
    default void ownerGivenUp() {}

    /** A round of questions begins, so late; stalled if by a whole interval. */
    default void round(Duration late, boolean stalled) {}

    /** An agent has answered its question. */
    default void answered(Duration after) {}

    /** An agent has not answered its question. */
    default void unanswered() {}

    /** These agents hold a lease of the mesh now. */
    default void leases(Supplier<Collection<String>> agents) {}

    /** That agent's lease was renewed just now. */
    default void leaseRenewed(String agent) {}

    /** The term is over: nothing of it is shown any more. */
    default void close() {}
  }

  /** What a host agent counts. */
  interface OfHost {

    /** Counts nothing. */
    OfHost NONE = new OfHost() {};

    /** So many workers of an earlier life had to be ended. */
    default void leftoversEnded(int workers) {}

    /** The agent ends: nothing of it is shown any more. */
    default void close() {}
  }

  /**
   * One worker at one moment.
   *
   * @param mesh the proc mesh that it is a rank of
   * @param residentBytes the memory that its process has in use, if that can be read
   */
  record WorkerSample(String mesh, int rank, Status status, OptionalLong residentBytes) {}

  /** The meters of that node; {@link #NONE} unless some were installed. */
  static Meters of(Vertx vertx) {
    return map(vertx).getOrDefault(Meters.class.getName(), NONE);
  }

  /** From now on whatever begins on that node reports to {@code meters}. */
  static void install(Vertx vertx, Meters meters) {
    map(vertx).put(Meters.class.getName(), meters);
  }

  private static LocalMap<String, Meters> map(Vertx vertx) {
    return vertx.sharedData().getLocalMap("dev.vertxmesh.station");
  }
}
