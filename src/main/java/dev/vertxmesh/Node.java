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
   * Does {@code work} on the caller's context, and completes there. What it throws, and a lost
   * cluster, fail the Future; hosts that have just come back are waited for.
   */
  <T> Future<T> call(Supplier<Future<T>> work) {
    Promise<T> promise = promise();
    try {
      requireHost();
      Future<Void> usable = hub.usable();
      if (usable.isComplete()) {
        work.get().onComplete(promise);
      } else {
        Context own = vertx.getOrCreateContext();
        usable.compose(found -> Detached.on(own, work)).onComplete(promise);
      }
    } catch (RuntimeException refused) {
      promise.tryFail(refused);
    }
    return promise.future();
  }

  /** A promise that completes on the caller's context. */
  <T> Promise<T> promise() {
    return ((VertxInternal) vertx).getOrCreateContext().promise();
  }

  void requireHost() {
    if (registry.membership().dataNodes().isEmpty()) {
      throw MeshException.because(
          "no host is left in the cluster; start one with `launcher/mesh up`,"
              + " then spawn again what depended on it");
    }
  }
}
