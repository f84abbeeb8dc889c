package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import dev.vertxmesh.station.Detached;
import dev.vertxmesh.subscriber.Subscription;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What all handles and slices of one mesh share on this node: where its ranks are, which are known
 * dead, which asks are pending. From the first ask on it keeps the node's hub subscribed.
 */
final class SharedMesh {

  private static final Logger LOG = LoggerFactory.getLogger(SharedMesh.class);

  private final Node node;
  private final String name;
  private final MeshKind kind;
  private final long epoch;
  private final String controllerNode;
  private final Extent extent;
  private final Placement placement;
  private final KnownDead knownDead;
  private final PendingAsks pendingAsks = new PendingAsks();
  private final AtomicBoolean watched = new AtomicBoolean();

  SharedMesh(Node node, MeshRecord record) {
    this.node = node;
    this.name = record.name();
    this.kind = kind(record);
    this.epoch = record.epoch();
    this.controllerNode = record.node();
    this.extent = Extent.parse(record.extent());
    this.placement = new Placement(record.members(), Math.max(1, record.perMember()));
    this.knownDead = new KnownDead(extent.ranks());
  }

  static MeshKind kind(MeshRecord record) {
    return MeshKind.valueOf(record.kind().toUpperCase(Locale.ROOT));
  }

  Node node() {
    return node;
  }

  String name() {
    return name;
  }

  /** The node on which its controller was when the mesh was found. */
  String controllerNode() {
    return controllerNode;
  }

  MeshKind kind() {
    return kind;
  }

  /** Whether {@code record} is of the same term and placement. */
  boolean isStill(MeshRecord record) {
    return record.epoch() == epoch && record.members().equals(placement.members());
  }

  Region whole() {
    return Region.of(extent);
  }

  boolean isWhole(Region region) {
    return region.isWhole(extent.ranks());
  }

  Placement placement() {
    return placement;
  }

  KnownDead knownDead() {
    return knownDead;
  }

  PendingAsks pendingAsks() {
    return pendingAsks;
  }

  /** Subscribes a user's handler, on the present context. */
  Future<Subscription> subscribe(Region region, Handler<MeshFailure> handler) {
    Ranks ranks = isWhole(region) ? Ranks.none() : region.baseRanks();
    return node.hub()
        .subscribe(
            name, ranks, node.settings().get(MeshSettings.SUPERVISION_WATCHDOG_TIMEOUT), handler);
  }

  /** Hears of the mesh from now on; on a context of its own, so that it outlives the caller. */
  void watch() {
    if (watched.compareAndSet(false, true)) {
      Detached.run(node.vertx(), () -> subscribe(whole(), this::onNotice))
          .onFailure(
              cause -> {
                watched.set(false);
                LOG.warn("mesh {}: asks will not hear of ends: {}", name, cause.getMessage());
              });
    }
  }

  private void onNotice(MeshFailure failure) {
    knownDead.record(failure);
    pendingAsks.onNotice(failure);
    if (failure.event().kind() == Kind.CONTROLLER_LOST) {
      watched.set(false);
    }
    if (failure.event().kind() == Kind.ENDED) {
      node.meshes().forget(this);
    }
  }
}
