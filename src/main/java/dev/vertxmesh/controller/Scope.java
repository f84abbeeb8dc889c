package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.GetStates.Renewal;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Meters;
import dev.vertxmesh.station.Ticker;
import dev.vertxmesh.supervision.SelfSuspicion;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * What the parts of one controller share for its whole term.
 *
 * @param vertx the node
 * @param caller asks the agents
 * @param registry the cluster's memory
 * @param ticker the clock for durations
 * @param settings in force
 * @param spec the mesh as it was ordered
 * @param epoch the term
 * @param meters count what happens to this mesh
 */
record Scope(
    Vertx vertx,
    Caller caller,
    Registry registry,
    Ticker ticker,
    Settings settings,
    SpawnMesh spec,
    long epoch,
    Meters.OfMesh meters) {

  /** The same, counted by the meters of the node from now on; to be closed by the term. */
  Scope counted() {
    return new Scope(
        vertx, caller, registry, ticker, settings, spec, epoch, Meters.of(vertx).mesh(spec.mesh()));
  }

  String mesh() {
    return spec.mesh();
  }

  String address() {
    return Addresses.controller(spec.mesh());
  }

  Duration lease() {
    return spec.lease().orElseGet(() -> settings.get(MeshSettings.ORPHAN_TIMEOUT));
  }

  /** How often to ask: as ordered, but never so seldom that a lease is renewed less than thrice. */
  Duration poll() {
    Duration ordered =
        spec.poll().orElseGet(() -> settings.get(MeshSettings.SUPERVISION_POLL_FREQUENCY));
    return patience(ordered);
  }

  /** When this controller doubts itself; nobody waits for it longer than a quarter of the lease. */
  SelfSuspicion.Limits observerLimits() {
    SelfSuspicion.Limits limits = SelfSuspicion.Limits.of(settings);
    return lease().isZero() ? limits : limits.holdAtMost(lease().dividedBy(4));
  }

  Renewal renewal() {
    return new Renewal(address(), epoch, lease());
  }

  /**
   * How long to wait for an agent's answer: as set, but no longer than a third of the lease, so
   * that a lost question does not cost the lease.
   */
  Duration patience(Duration set) {
    Duration third = lease().dividedBy(3);
    return lease().isZero() || third.compareTo(set) > 0 ? set : third;
  }
}
