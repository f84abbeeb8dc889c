package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Detached;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.Shareable;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The subscription hub of a node: one clustered address through which all its handlers hear of all
 * their meshes. Opens at the first subscription, lives as long as its Vertx. Safe from any thread.
 */
public final class SubscriptionHub implements Shareable {

  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionHub.class);

  private final Vertx vertx;
  private final ContextInternal context;
  private final Surroundings surroundings;
  private final ControllerLink controller;
  private final Door door;
  private final Map<String, MeshWatch> watches = new HashMap<>();
  private final StaleRoutes routes;
  private Optional<Future<Void>> opening = Optional.empty();
  private int losses;
  private volatile Promise<Void> usable = Promise.promise();

  SubscriptionHub(Vertx vertx, Surroundings surroundings) {
    this.vertx = vertx;
    this.context = Detached.context(vertx);
    this.surroundings = surroundings;
    this.controller = new ControllerLink(vertx, surroundings.node());
    this.door =
        Door.at(vertx, Addresses.hub(surroundings.node()))
            .on(Action.NOTICE, Notice.class, this::acknowledge);
    this.routes = new StaleRoutes(vertx);
    usable.complete();
    context.runOnContext(begin -> surroundings.watch(this::onMembershipChange));
  }

  /**
   * Completed while the cluster can be used from this node: a lite node that has lost all hosts
   * must first find them again (SB-10).
   */
  public Future<Void> usable() {
    return usable.future();
  }

  /**
   * The hub of this node.
   *
   * @throws IllegalStateException when the Vertx is not clustered by Hazelcast
   */
  public static SubscriptionHub of(Vertx vertx) {
    return PerNode.get(
        vertx,
        SubscriptionHub.class,
        () -> new SubscriptionHub(vertx, new ClusterSurroundings(Registry.of(vertx))));
  }

  /**
   * Calls {@code handler} at each failure, on the present context, in order, and first for each end
   * that there has been. A thousand handlers cost the controller as much as one.
   *
   * <p>Ends with the mesh, when the controller is lost (both are told), or with the verticle that
   * subscribes. What the handler throws is logged and goes to the exception handler of its context.
   *
   * @param ranks which to hear of, in the mesh's own view; empty for the whole mesh. What concerns
   *     the whole mesh is always told
   * @param watchdogTimeout how long the controller may be silent; at least 1 ms. Of several on this
   *     node the shortest counts; shorter than a poll and its waits takes busy controllers for dead
   * @param handler gets the failure with those of its ranks that were wanted
   * @return completed once the controller counts the handler; failed with a {@link
   *     dev.vertxmesh.protocol.RefusedException} if there is no such mesh, or with a timeout
   */
  public Future<Subscription> subscribe(
      String mesh, Ranks ranks, Duration watchdogTimeout, Handler<MeshFailure> handler) {
    Names.require("mesh", mesh);
    ContextInternal own = ((VertxInternal) vertx).getOrCreateContext();
    Interest interest =
        new Interest(mesh, ranks, watchdogTimeout, new Listener(own, handler), this::leave);
    context.runOnContext(
        go -> open().onSuccess(opened -> join(interest)).onFailure(interest::refuse));
    return interest.joined();
  }

  private void join(Interest interest) {
    if (interest.isActive()) {
      watches.computeIfAbsent(interest.mesh(), this::watch).join(interest);
    } else {
      interest.refuse(new IllegalStateException("cancelled before it was subscribed"));
    }
  }

  private Future<Void> leave(Interest interest) {
    return Detached.on(
        context,
        () -> {
          MeshWatch watch = watches.get(interest.mesh());
          return watch == null ? Future.succeededFuture() : watch.leave(interest);
        });
  }

  private MeshWatch watch(String mesh) {
    return new MeshWatch(vertx, mesh, controller, surroundings, () -> watches.remove(mesh));
  }

  /** Opens the door once; after a failure the next subscription tries again. */
  private Future<Void> open() {
    if (opening.filter(one -> !one.failed()).isEmpty()) {
      opening = Optional.of(door.open());
    }
    return opening.get();
  }

  /** The reply goes out as this returns; the notice is read after it (SB-2). */
  private Future<Void> acknowledge(Notice notice) {
    context.runOnContext(
        later -> {
          MeshWatch watch = watches.get(notice.mesh());
          if (watch == null) {
            controller.unsubscribe(notice.mesh());
          } else {
            watch.onNotice(notice);
          }
        });
    return Future.succeededFuture();
  }

  private void onMembershipChange(MembershipChange change) {
    if (change.clusterLost() && surroundings.isLite()) {
      onClusterLost();
    }
    if (change.kind() == MembershipChange.Kind.LEFT) {
      all().forEach(watch -> watch.onNodeLeft(change.node()));
    }
    if (change.kind() == MembershipChange.Kind.MERGED || change.clusterBack()) {
      onReturn();
    }
  }

  private void onClusterLost() {
    LOG.warn(
        "node {}: cluster usable → lost: no host is left; subscribed meshes: {}",
        surroundings.node(),
        watches.keySet());
    losses++;
    if (usable.future().isComplete()) {
      usable = Promise.promise();
    }
    all().forEach(MeshWatch::onClusterLost);
  }

  /** The cluster may have forgotten this node, and this node where the others are. */
  private void onReturn() {
    Promise<Void> awaited = usable;
    int before = losses;
    Future<Void> found =
        awaited.future().isComplete()
            ? Future.succeededFuture()
            : surroundings
                .addresses()
                .compose(routes::forget)
                .onFailure(failure -> LOG.warn("who is where was not looked up", failure));
    found.onComplete(
        looked -> {
          reopen();
          if (losses == before) {
            awaited.tryComplete();
          }
        });
  }

  private void reopen() {
    if (opening.isPresent()) {
      opening = Optional.of(door.reopen());
      opening.get().onComplete(reopened -> all().forEach(MeshWatch::subscribe));
    }
  }

  /** A copy, because a watch that closes removes itself. */
  private List<MeshWatch> all() {
    return List.copyOf(watches.values());
  }
}
