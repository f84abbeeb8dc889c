package dev.vertxmesh.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import dev.vertxmesh.metrics.MeshMetrics;
import dev.vertxmesh.registry.ClusterInstance;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.station.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a Vertx that is a member of the cluster. */
public final class ClusteredVertx {

  private static final Logger LOG = LoggerFactory.getLogger(ClusteredVertx.class);

  private static final int LEAVE_SECONDS = 10;

  private ClusteredVertx() {}

  /**
   * Joins the cluster, or founds it when this is the first host. Takes about a second. The Future
   * completes on a thread of the new Vertx, or fails within the join deadline (CL-1):
   *
   * <ul>
   *   <li>IllegalArgumentException: the configuration file cannot be read; the message names file
   *       and problem
   *   <li>{@link ClusterStartException}: port in use, no answer, or a lite node that finds no host
   *       (CL-2)
   * </ul>
   */
  public static Future<Vertx> start(ClusterOptions options) {
    return start(options, Optional.empty());
  }

  /** As {@link #start(ClusterOptions)}; the node counts what it does in {@code metrics}. */
  static Future<Vertx> start(ClusterOptions options, Optional<MeshMetrics> metrics) {
    Config config;
    try {
      config = HazelcastConfigs.load(options);
    } catch (IllegalArgumentException e) {
      return Future.failedFuture(e);
    }
    HazelcastClusterManager manager = new OrderlyClusterManager(config, options.handsOver());
    Promise<Vertx> started = Promise.promise();
    failAfterDeadline(options, config, started);
    builder(options, metrics)
        .withClusterManager(manager)
        .buildClustered()
        .compose(vertx -> requireHost(vertx, config))
        .onSuccess(vertx -> handOver(vertx, started))
        .onFailure(
            cause -> ForkJoinPool.commonPool().execute(() -> giveUp(manager, started, cause)));
    return started.future();
  }

  /**
   * Undeploys what runs on a Vertx, closes it and leaves the cluster. What has not left {@value
   * #LEAVE_SECONDS} s after its verticles have ended is cut off (CL-8): a data member then relies
   * on the backups of what it held.
   *
   * @param limit how long the verticles may take to end; 0 waits for none of them
   * @return completed, on no context, when it has left
   */
  public static Future<Void> leave(Vertx vertx, Duration limit) {
    return leave(vertx, limit, Duration.ofSeconds(LEAVE_SECONDS));
  }

  static Future<Void> leave(Vertx vertx, Duration limit, Duration patience) {
    HazelcastInstance instance = ClusterInstance.of(vertx);
    Promise<Void> left = Promise.promise();
    List<Future<Void>> ends = vertx.deploymentIDs().stream().map(vertx::undeploy).toList();
    Deadline.within(vertx, limit, "ending verticles", Future.join(ends))
        .onFailure(cause -> LOG.warn("Not every verticle has ended in order", cause))
        .onComplete(
            ended -> {
              vertx.close().onSuccess(left::tryComplete).onFailure(left::tryFail);
              after(patience, () -> cutOff(instance, left));
            });
    return left.future();
  }

  /** Completes first: ending Hazelcast waits for a shutdown that is under way. */
  private static void cutOff(HazelcastInstance instance, Promise<Void> left) {
    if (left.tryComplete()) {
      LOG.warn("Leaving the cluster in order takes too long: cutting {} off", instance.getName());
      instance.getLifecycleService().terminate();
    }
  }

  private static void after(Duration delay, Runnable task) {
    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS).execute(task);
  }

  /**
   * Where the data members listen, as {@code host:port}, oldest first: what a host tells its
   * workers to join.
   *
   * @throws IllegalStateException when the Vertx is not clustered by Hazelcast
   */
  public static List<String> memberAddresses(Vertx vertx) {
    return Registry.of(vertx).membership().dataAddresses();
  }

  /**
   * The name of the cluster.
   *
   * @throws IllegalStateException when the Vertx is not clustered by Hazelcast
   */
  public static String clusterName(Vertx vertx) {
    return ClusterInstance.of(vertx).getConfig().getClusterName();
  }

  private static VertxBuilder builder(ClusterOptions options, Optional<MeshMetrics> metrics) {
    VertxOptions vertx = vertxOptions(options);
    VertxBuilder builder = Vertx.builder();
    metrics.map(counting -> counting.countVertx(vertx)).ifPresent(builder::withMetrics);
    return builder.with(vertx);
  }

  private static VertxOptions vertxOptions(ClusterOptions options) {
    VertxOptions vertx = new VertxOptions();
    vertx
        .getEventBusOptions()
        .setClusterPingInterval(options.clusterPingInterval().toMillis())
        .setClusterPingReplyInterval(options.clusterPingReplyInterval().toMillis());
    options
        .networkInterface()
        .filter(address -> !address.contains("*") && !address.contains("-"))
        .ifPresent(address -> vertx.getEventBusOptions().setHost(address));
    if (options.eventLoopPoolSize() > 0) {
      vertx.setEventLoopPoolSize(options.eventLoopPoolSize());
    }
    return vertx;
  }

  private static Future<Vertx> requireHost(Vertx vertx, Config config) {
    return Registry.of(vertx).membership().dataNodes().isEmpty()
        ? leave(vertx, Duration.ZERO)
            .transform(closed -> Future.failedFuture(StartFailures.noHost(config, null)))
        : Future.succeededFuture(vertx);
  }

  private static void handOver(Vertx vertx, Promise<Vertx> started) {
    if (!started.tryComplete(vertx)) {
      LOG.warn("Joined the cluster after the deadline: leaving it again");
      leave(vertx, Duration.ZERO).onFailure(cause -> LOG.warn("Leaving failed", cause));
    }
  }

  private static void failAfterDeadline(
      ClusterOptions options, Config config, Promise<Vertx> started) {
    Duration deadline = options.joinDeadline();
    after(deadline, () -> started.tryFail(StartFailures.tooLate(config, deadline)));
  }

  /** A failed start may leave Hazelcast behind, which would count as a member; ending it blocks. */
  private static void giveUp(
      HazelcastClusterManager manager, Promise<Vertx> started, Throwable cause) {
    if (manager.getHazelcastInstance() != null) {
      manager.getHazelcastInstance().getLifecycleService().terminate();
    }
    started.tryFail(StartFailures.explain(cause, manager.getConfig()));
  }
}
