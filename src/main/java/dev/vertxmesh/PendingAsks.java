package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The asks of one mesh that wait for answers. Safe from any thread. */
final class PendingAsks {

  private final Set<PendingAsk> asks = ConcurrentHashMap.newKeySet();

  /** Adds one, until it is complete. */
  void add(PendingAsk ask) {
    asks.add(ask);
    ask.future().onComplete(done -> asks.remove(ask));
  }

  /**
   * Fails what waits for ranks that ended, and everything once the mesh has ended or the cluster is
   * lost. The ranks of a mesh that is being stopped answer first.
   */
  void onNotice(MeshFailure failure) {
    boolean hopeless =
        switch (failure.event().kind()) {
          case FAILED, ENDED, CLUSTER_LOST -> true;
          case STOPPED -> !failure.isMeshWide();
          case OUT_OF_REACH, BACK_IN_REACH, CONTROLLER_LOST -> false;
          case STALLED, ANSWERS_AGAIN, OBSERVER_DEGRADED, OBSERVER_RECOVERED -> false;
        };
    if (hopeless) {
      asks.forEach(ask -> ask.onNotice(failure));
    }
  }
}
