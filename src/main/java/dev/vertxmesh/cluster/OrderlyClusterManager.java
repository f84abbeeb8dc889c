package dev.vertxmesh.cluster;

import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleService;
import io.vertx.core.Completable;
import io.vertx.core.Vertx;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leaves the cluster by shutting Hazelcast down first. The other way round, as the cluster manager
 * of Vert.x does it, each listener is taken back at every member by name, which waits for minutes
 * when one of them ends at the same moment; members forget the listeners of one that leaves.
 */
final class OrderlyClusterManager extends HazelcastClusterManager {

  private static final Logger LOG = LoggerFactory.getLogger(OrderlyClusterManager.class);

  private final boolean handsOver;

  private Vertx vertx;
  private volatile boolean leaving;

  /**
   * @param handsOver whether data is handed over to other members before this one goes
   */
  OrderlyClusterManager(Config config, boolean handsOver) {
    super(config);
    this.handsOver = handsOver;
  }

  @Override
  public void init(Vertx own) {
    super.init(own);
    vertx = own;
  }

  /** What others leave behind is tidied up by those who stay. */
  @Override
  public synchronized void memberRemoved(MembershipEvent event) {
    if (!leaving) {
      super.memberRemoved(event);
    }
  }

  @Override
  public void leave(Completable<Void> promise) {
    leaving = true;
    HazelcastInstance instance = getHazelcastInstance();
    if (instance == null) {
      promise.succeed();
      return;
    }
    vertx
        .executeBlocking(
            () -> {
              end(instance.getLifecycleService());
              return null;
            })
        .onFailure(cause -> LOG.warn("Hazelcast did not shut down in order", cause))
        .onComplete(shutDown -> super.leave((left, inactive) -> promise.succeed()));
  }

  private void end(LifecycleService hazelcast) {
    if (handsOver) {
      hazelcast.shutdown();
    } else {
      hazelcast.terminate();
    }
  }
}
