package dev.vertxmesh;

import dev.vertxmesh.registry.Membership;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.station.Detached;
import dev.vertxmesh.subscriber.PerNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.shareddata.Shareable;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Ends calls whose answer cannot come any more, because the cluster is lost or the node that was to
 * answer has left (FA-8). One for each node; safe from any thread.
 */
final class Outages implements Shareable {

  private final Set<Waiting<?>> waiting = ConcurrentHashMap.newKeySet();

  private record Waiting<T>(
      Predicate<MembershipChange> hopeless, Supplier<MeshException> failure, Promise<T> promise) {

    void onChange(MembershipChange change) {
      if (hopeless.test(change)) {
        promise.tryFail(failure.get());
      }
    }
  }

  private Outages() {}

  /** That of this node. */
  static Outages of(Vertx vertx) {
    return PerNode.get(
        vertx, Outages.class, () -> new Outages().watching(vertx, Registry.of(vertx).membership()));
  }

  private Outages watching(Vertx vertx, Membership membership) {
    Detached.context(vertx).runOnContext(turn -> membership.watch(this::onChange));
    return this;
  }

  private void onChange(MembershipChange change) {
    waiting.forEach(one -> one.onChange(change));
  }

  /**
   * Does {@code work}; its outcome completes {@code promise}, and so does the loss of the cluster.
   */
  <T> void untilClusterLost(
      Promise<T> promise, Supplier<MeshException> failure, Supplier<Future<T>> work) {
    run(MembershipChange::clusterLost, promise, failure, work);
  }

  /**
   * Does {@code work}.
   *
   * @param node whose answer the work waits for; "" if that is not known
   * @return its outcome, or {@code failure} as soon as {@code node} leaves the cluster meanwhile,
   *     unless the cluster is lost by that: {@link #untilClusterLost} says so
   */
  <T> Future<T> untilLeft(String node, Supplier<MeshException> failure, Supplier<Future<T>> work) {
    Promise<T> promise = Promise.promise();
    run(
        change ->
            change.kind() == MembershipChange.Kind.LEFT
                && !change.clusterLost()
                && !node.isEmpty()
                && change.node().equals(node),
        promise,
        failure,
        work);
    return promise.future();
  }

  /** Looks out before the work begins, so that nothing is missed. */
  private <T> void run(
      Predicate<MembershipChange> hopeless,
      Promise<T> promise,
      Supplier<MeshException> failure,
      Supplier<Future<T>> work) {
    Waiting<T> one = new Waiting<>(hopeless, failure, promise);
    waiting.add(one);
    promise.future().onComplete(done -> waiting.remove(one));
    try {
      work.get().onSuccess(promise::tryComplete).onFailure(promise::tryFail);
    } catch (RuntimeException refused) {
      promise.tryFail(refused);
    }
  }
}
