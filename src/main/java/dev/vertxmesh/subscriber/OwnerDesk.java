package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.station.Detached;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.shareddata.Shareable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a node is told, as the owner of meshes, of their failures: one clustered address, which
 * opens when the first mesh is registered. Safe from any thread.
 */
public final class OwnerDesk implements Shareable {

  private static final Logger LOG = LoggerFactory.getLogger(OwnerDesk.class);

  private final Vertx vertx;
  private final ContextInternal context;
  private final Surroundings surroundings;
  private final Door door;
  private final RecentIds seen = new RecentIds();
  private final Map<String, Listener> owners = new ConcurrentHashMap<>();
  private Optional<Future<Void>> opening = Optional.empty();

  OwnerDesk(Vertx vertx, Surroundings surroundings) {
    this.vertx = vertx;
    this.context = Detached.context(vertx);
    this.surroundings = surroundings;
    this.door =
        Door.at(vertx, Addresses.owner(surroundings.node()))
            .on(Action.NOTICE, Notice.class, this::acknowledge);
  }

  /**
   * The desk of this node.
   *
   * @throws IllegalStateException when the Vertx is not clustered by Hazelcast
   */
  public static OwnerDesk of(Vertx vertx) {
    return PerNode.get(
        vertx,
        OwnerDesk.class,
        () -> new OwnerDesk(vertx, new ClusterSurroundings(Registry.of(vertx))));
  }

  /** Where owner notices go. */
  public String address() {
    return door.address();
  }

  /**
   * Calls {@code handler} at each failure that the controller of {@code mesh} tells its owner, on
   * the present context, each once. Replaces the handler that the mesh had. Register before the
   * spawn: a failure can come before its answer.
   *
   * @return completed once the desk is open
   */
  public Future<Void> register(String mesh, Handler<MeshFailure> handler) {
    ContextInternal own = ((VertxInternal) vertx).getOrCreateContext();
    owners.put(mesh, new Listener(own, handler));
    return Detached.on(context, this::open);
  }

  /** Forgets the handler of a mesh that ended, or never came up. */
  public void forget(String mesh) {
    owners.remove(mesh);
  }

  private Future<Void> open() {
    if (opening.filter(one -> !one.failed()).isEmpty()) {
      if (opening.isEmpty()) {
        surroundings.watch(this::onMembershipChange);
      }
      opening = Optional.of(door.open());
    }
    return opening.get();
  }

  /**
   * Acknowledges repeats as well: the first acknowledgement may have been lost (SB-8). Who owns the
   * mesh as the notice arrives hears it, and not who takes the name later.
   */
  private Future<Void> acknowledge(Notice notice) {
    Optional<Listener> owner = Optional.ofNullable(owners.get(notice.mesh()));
    context.runOnContext(later -> hear(notice, owner));
    return Future.succeededFuture();
  }

  private void hear(Notice notice, Optional<Listener> owner) {
    if (!seen.add(notice.id())) {
      return;
    }
    for (MeshFailure failure : notice.failures()) {
      owner.ifPresentOrElse(
          own -> own.hear(failure, () -> own.equals(owners.get(notice.mesh()))),
          () -> LOG.warn("nobody on this node owns the mesh any more: {}", failure));
    }
  }

  private void onMembershipChange(MembershipChange change) {
    if (change.kind() == MembershipChange.Kind.MERGED || change.clusterBack()) {
      opening = Optional.of(door.reopen());
    }
  }
}
