package dev.vertxmesh.controller;

import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.station.Presence;
import io.vertx.core.Future;
import io.vertx.core.Handler;

/** The one entry of a controller; a later epoch in its place ends the term (CO-14). */
record MeshEntries(Scope scope, MeshRegistration registration, MeshTerm term)
    implements Presence.Entries {

  @Override
  public Future<Integer> reconcile() {
    return registration.reconcile(
        epoch -> term.onSuperseded("the registry has the controller of epoch " + epoch));
  }

  @Override
  public Registration watch(Handler<MembershipChange> handler) {
    return scope.registry().membership().watch(handler);
  }
}
