package dev.vertxmesh.controller;

import dev.vertxmesh.model.Notice;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.DrillMesh;
import dev.vertxmesh.protocol.MeshQuery;
import dev.vertxmesh.protocol.Notices;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.ReplayQuery;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopMesh;
import dev.vertxmesh.protocol.Subscribe;
import dev.vertxmesh.protocol.SubscriberCount;
import dev.vertxmesh.protocol.Unsubscribe;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Takes what comes to a controller's address. */
final class ControllerAdapter {

  private final Scope scope;
  private final MeshTerm term;
  private final MeshStrategy strategy;
  private final Supplier<Future<Void>> retirement;
  private final Door door;

  /**
   * The adapter of one term.
   *
   * @param retirement undeploys the controller of an ended mesh
   */
  ControllerAdapter(
      Scope scope, MeshTerm term, MeshStrategy strategy, Supplier<Future<Void>> retirement) {
    this.scope = scope;
    this.term = term;
    this.strategy = strategy;
    this.retirement = retirement;
    this.door =
        Door.at(scope.vertx(), scope.address())
            .atMost(scope.settings().get(MeshSettings.MESSAGE_LIMIT))
            .on(Action.REPORT, StateReport.class, this::onReport)
            .on(Action.SUBSCRIBE, Subscribe.class, this::onSubscribe)
            .on(Action.UNSUBSCRIBE, Unsubscribe.class, this::onUnsubscribe)
            .on(Action.GET_SUBSCRIBER_COUNT, MeshQuery.class, this::onGetSubscriberCount)
            .on(Action.GET_STATE, MeshQuery.class, this::onGetState)
            .on(Action.CREATE_OR_UPDATE, MeshQuery.class, this::onCreateOrUpdate)
            .on(Action.STOP, StopMesh.class, this::onStop)
            .on(Action.KILL, StopMesh.class, this::onKill)
            .on(Action.REPLAY, ReplayQuery.class, this::onReplay)
            .on(Action.RENEW, MeshQuery.class, this::onRenew)
            .on(Action.RETIRE, MeshQuery.class, this::onRetire)
            .on(Action.DRILL, DrillMesh.class, this::onDrill);
  }

  Door door() {
    return door;
  }

  private Future<?> onReport(StateReport report) {
    term.onReport(report);
    return accepted();
  }

  private Future<?> onSubscribe(Subscribe request) {
    requireMine(request.mesh());
    requireHeld(request.ranks());
    term.publisher().requireRoom(request.address());
    term.publisher().subscribe(request);
    Notice replay = term.desk().journal().replay();
    return Future.succeededFuture(
        new Notices(List.of(NoticePublisher.trim(replay, request.ranks()))));
  }

  private Future<?> onUnsubscribe(Unsubscribe request) {
    requireMine(request.mesh());
    term.publisher().unsubscribe(request.address());
    return accepted();
  }

  private Future<?> onGetSubscriberCount(MeshQuery query) {
    requireMine(query.mesh());
    return Future.succeededFuture(new SubscriberCount(term.publisher().count()));
  }

  private Future<?> onGetState(MeshQuery query) {
    requireMine(query.mesh());
    return Future.succeededFuture(term.state());
  }

  /** Accepted, and changes nothing (behaviour A 66). */
  private Future<?> onCreateOrUpdate(MeshQuery query) {
    requireMine(query.mesh());
    return accepted();
  }

  private Future<?> onStop(StopMesh request) {
    requireMine(request.mesh());
    requireHeld(request.ranks());
    return term.stop(request.ranks(), request.reason(), deadlineOf(request), request.byOwner());
  }

  private Future<?> onKill(StopMesh request) {
    requireMine(request.mesh());
    requireHeld(request.ranks());
    strategy.requireKillable();
    return term.kill(request.ranks(), request.reason(), deadlineOf(request), request.byOwner());
  }

  private Duration deadlineOf(StopMesh request) {
    return request.deadline() == null ? strategy.stopDeadline() : request.deadline();
  }

  private Future<?> onReplay(ReplayQuery query) {
    requireMine(query.mesh());
    return Future.succeededFuture(new Notices(term.desk().journal().since(query.since())));
  }

  private Future<?> onRenew(MeshQuery query) {
    requireMine(query.mesh());
    term.owner().renew();
    return accepted();
  }

  private Future<?> onRetire(MeshQuery query) {
    requireMine(query.mesh());
    if (term.phase() != MeshTerm.Phase.ENDED) {
      throw Refusal.CONFLICT.because("mesh '" + scope.mesh() + "' has not ended");
    }
    return retirement.get();
  }

  private Future<?> onDrill(DrillMesh order) {
    requireMine(order.mesh());
    if (term.phase() != MeshTerm.Phase.WATCHING) {
      throw Refusal.CONFLICT.because(
          "mesh '" + scope.mesh() + "' is coming up, is being stopped or has ended: no drill");
    }
    return term.drills().perform(order);
  }

  private void requireMine(String mesh) {
    if (!mesh.equals(scope.mesh())) {
      throw Refusal.BAD_REQUEST.because(
          "this is the controller of '" + scope.mesh() + "', not of '" + mesh + "'");
    }
  }

  private void requireHeld(Ranks ranks) {
    if (!term.desk().ledgerHolds(ranks)) {
      throw Refusal.BAD_REQUEST.because(
          "ranks " + ranks + " are not all in mesh '" + scope.mesh() + "'");
    }
  }

  private static Future<?> accepted() {
    return Future.succeededFuture(Accepted.YES);
  }
}
