package dev.vertxmesh.registry;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.partition.NoDataMemberInClusterException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Runs calls of Hazelcast off the event loop, with a deadline, and words their failures (RG-1,
 * RG-8).
 */
final class RegistryCalls {

  private final Vertx vertx;

  RegistryCalls(Vertx vertx) {
    this.vertx = vertx;
  }

  /** A call that may block: it runs on a worker thread, side by side with others. */
  <T> Future<T> blocking(String what, Callable<T> call) {
    return bounded(what, vertx.executeBlocking(call, false));
  }

  /** A call that does not block; its stage ends on a thread of Hazelcast. */
  <T> Future<T> asynchronous(String what, Supplier<CompletionStage<T>> call) {
    try {
      return bounded(what, Future.fromCompletionStage(call.get(), vertx.getOrCreateContext()));
    } catch (HazelcastException | HazelcastInstanceNotActiveException e) {
      return Future.failedFuture(worded(what, e));
    }
  }

  private static <T> Future<T> bounded(String what, Future<T> call) {
    return call.timeout(Registry.CALL_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
        .recover(cause -> Future.failedFuture(worded(what, cause)));
  }

  private static RegistryException worded(String what, Throwable cause) {
    return new RegistryException("Registry: " + what + " failed: " + reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof NoDataMemberInClusterException) {
      return "no host is left in the cluster. Start one, then start again what depended on it.";
    }
    if (cause instanceof HazelcastInstanceNotActiveException) {
      return "this node has left the cluster.";
    }
    if (cause instanceof TimeoutException) {
      return "no answer within "
          + Registry.CALL_DEADLINE.toSeconds()
          + " s. Are the hosts reachable?";
    }
    return String.valueOf(cause.getMessage());
  }
}
