package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.Notice;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Notices;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.ReplayQuery;
import dev.vertxmesh.protocol.Subscribe;
import dev.vertxmesh.protocol.Unsubscribe;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.SubscriberLedger.Form;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** What a hub asks the controllers of meshes. */
final class ControllerLink {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Caller caller;
  private final String hub;
  private final String node;

  ControllerLink(Vertx vertx, String node) {
    this.caller = new Caller(vertx);
    this.hub = Addresses.hub(node);
    this.node = node;
  }

  /** Subscribes this node, or says how many handlers it has by now; answered with the present. */
  Future<List<Notice>> subscribe(String mesh, int handlers) {
    Subscribe message = new Subscribe(mesh, hub, node, Form.HUB, Ranks.none(), handlers);
    return caller
        .ask(Addresses.controller(mesh), Action.SUBSCRIBE, message, Notices.class, TIMEOUT)
        .map(Notices::notices)
        .recover(failure -> Future.failedFuture(explained(mesh, failure)));
  }

  /** The notices after {@code since}, or the present if they are no longer kept. */
  Future<List<Notice>> replay(String mesh, long since) {
    ReplayQuery message = new ReplayQuery(mesh, since);
    return caller
        .ask(Addresses.controller(mesh), Action.REPLAY, message, Notices.class, TIMEOUT)
        .map(Notices::notices);
  }

  /** Unsubscribes this node; never fails, because a controller that is gone has forgotten it. */
  Future<Void> unsubscribe(String mesh) {
    Unsubscribe message = new Unsubscribe(mesh, hub);
    return caller
        .ask(Addresses.controller(mesh), Action.UNSUBSCRIBE, message, Accepted.class, TIMEOUT)
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private static Throwable explained(String mesh, Throwable failure) {
    return Caller.isNobodyThere(failure)
        ? Refusal.NOT_FOUND.because(
            "mesh '"
                + mesh
                + "' has no controller: it was never spawned, or ended some time ago."
                + " Check its name, or spawn it")
        : failure;
  }
}
