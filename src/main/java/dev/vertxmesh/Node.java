package dev.vertxmesh;

import dev.vertxmesh.controller.MeshSpawner;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Detached;
import dev.vertxmesh.subscriber.OwnerDesk;
import dev.vertxmesh.subscriber.SubscriptionHub;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.function.Function;
import java.util.function.Supplier;

/** What every call of the facade needs of the node that it is made on. */
record Node(
    Vertx vertx,
    Settings settings,
    Registry registry,
    SubscriptionHub hub,
    OwnerDesk desk,
    Caller caller,
    KnownMeshes meshes,
    Function<SpawnMesh, Future<MeshState>> spawner) {

  static Node of(Vertx vertx, Settings settings) {
    return new Node(
        vertx,
        settings,
        Registry.of(vertx),
        SubscriptionHub.of(vertx),
        OwnerDesk.of(vertx),
        new Caller(vertx),
        new KnownMeshes(),
        request -> MeshSpawner.spawn(vertx, request, settings));
  }

  /**
   * Does {@code work} on the caller's context, and completes there. What it throws, and a cluster
   * that is lost or gets lost meanwhile, fail the Future (FA-8); hosts that have just come back are
   * waited for.
   */
  <T> Future<T> call(Supplier<Future<T>> work) {
    Promise<T> promise = promise();
    Outages.of(vertx)
        .untilClusterLost(
            promise,
            Node::clusterLost,
            () -> {
              requireHost();
              return whenUsable(work);
            });
    return promise.future();
  }

  private <T> Future<T> whenUsable(Supplier<Future<T>> work) {
    Future<Void> usable = hub.usable();
    if (usable.isComplete()) {
      return work.get();
    }
    Context own = vertx.getOrCreateContext();
    return usable.compose(found -> Detached.on(own, work));
  }

  /** A promise that completes on the caller's context. */
  <T> Promise<T> promise() {
    return ((VertxInternal) vertx).getOrCreateContext().promise();
  }

  void requireHost() {
    if (registry.membership().dataNodes().isEmpty()) {
      throw clusterLost();
    }
  }

  private static MeshException clusterLost() {
    return MeshException.because(
        "no host is left in the cluster; start one with `launcher/mesh up`,"
            + " then spawn again what depended on it");
  }

  /** Does {@code work}, which asks {@code member}; fails as soon as that has left the cluster. */
  <T> Future<T> ask(String member, Supplier<MeshException> left, Supplier<Future<T>> work) {
    return Outages.of(vertx).untilLeft(member, left, work);
  }
}
