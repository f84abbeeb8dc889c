package dev.vertxmesh;

import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;

/** A subscription at the hub of this node. */
record HubSubscription(dev.vertxmesh.subscriber.Subscription atHub) implements Subscription {

  @Override
  public String mesh() {
    return atHub.mesh();
  }

  @Override
  public Ranks ranks() {
    return atHub.ranks();
  }

  @Override
  public boolean isActive() {
    return atHub.isActive();
  }

  @Override
  public Future<Void> cancel() {
    return atHub.cancel();
  }
}
