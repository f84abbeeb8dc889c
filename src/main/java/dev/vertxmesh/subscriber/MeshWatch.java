package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.station.Ticker;
import dev.vertxmesh.subscriber.Surroundings.Home;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One mesh that handlers of this node hear of: subscribes, keeps the order, watches the controller.
 * Everything happens on the hub's context.
 */
final class MeshWatch {

  private static final Logger LOG = LoggerFactory.getLogger(MeshWatch.class);
  private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);

  private final Vertx vertx;
  private final String mesh;
  private final ControllerLink controller;
  private final Surroundings surroundings;
  private final Runnable onClosed;
  private final NoticeLedger ledger;
  private final Watchdog watchdog;
  private final Set<Interest> waiting = new LinkedHashSet<>();
  private final Set<Interest> joining = new LinkedHashSet<>();
  private final Audience hearing = new Audience();
  private Optional<Home> home = Optional.empty();
  private boolean asking;
  private boolean subscribeAgain;
  private boolean closed;

  MeshWatch(
      Vertx vertx,
      String mesh,
      ControllerLink controller,
      Surroundings surroundings,
      Runnable onClosed) {
    this.vertx = vertx;
    this.mesh = mesh;
    this.controller = controller;
    this.surroundings = surroundings;
    this.onClosed = onClosed;
    this.ledger = new NoticeLedger(mesh);
    this.watchdog = new Watchdog(vertx, Ticker.system(), mesh, this::onSilence);
  }

  /** Adds an interest; it joins when the controller has counted it. */
  void join(Interest interest) {
    if (count() == 0) {
      findHome();
    }
    waiting.add(interest);
    subscribe();
  }

  /** Lets go of an interest; the last one unsubscribes the node. */
  Future<Void> leave(Interest interest) {
    boolean known =
        hearing.contains(interest) || joining.contains(interest) || waiting.contains(interest);
    if (!known || closed) {
      return Future.succeededFuture();
    }
    hearing.remove(interest);
    joining.remove(interest);
    waiting.remove(interest);
    interest.refuse(new IllegalStateException("cancelled before it was subscribed"));
    if (count() == 0) {
      return close();
    }
    subscribe();
    return Future.succeededFuture();
  }

  /** A notice came. */
  void onNotice(Notice notice) {
    take(List.of(notice));
    catchUp();
  }

  /** A node left the cluster. */
  void onNodeLeft(String node) {
    if (home.filter(one -> one.node().equals(node) && !one.resident()).isPresent()) {
      lose(LossEvents.nodeLeft(mesh, node));
    }
  }

  /** No host is left. */
  void onClusterLost() {
    hearing.tell(LossEvents.clusterLost(mesh));
  }

  /** The controller may have forgotten this node. */
  void subscribe() {
    if (asking || closed) {
      subscribeAgain = true;
      return;
    }
    asking = true;
    subscribeAgain = false;
    joining.addAll(waiting);
    waiting.clear();
    controller
        .subscribe(mesh, count())
        .onSuccess(this::onSubscribed)
        .onFailure(this::onNotSubscribed);
  }

  private void onSubscribed(List<Notice> present) {
    asking = false;
    if (closed) {
      return;
    }
    take(present);
    admitJoining();
    if (ledger.isStrange()) {
      later(this::catchUp);
    } else {
      catchUp();
    }
  }

  private void onNotSubscribed(Throwable cause) {
    asking = false;
    if (closed) {
      return;
    }
    List<Interest> refused = List.copyOf(joining);
    joining.clear();
    refused.forEach(interest -> interest.refuse(cause));
    if (count() == 0) {
      close();
      return;
    }
    LOG.warn("mesh {}: cannot subscribe, will try again: {}", mesh, cause.getMessage());
    later(this::subscribe);
  }

  private void take(List<Notice> notices) {
    watchdog.heard();
    for (Notice notice : notices) {
      for (MeshFailure failure : ledger.take(notice)) {
        hearing.tell(failure);
      }
    }
    if (ledger.hasEnded() && !closed) {
      admitAll();
      close();
    }
  }

  private void admitAll() {
    joining.addAll(waiting);
    waiting.clear();
    admitJoining();
  }

  private void admitJoining() {
    List<MeshFailure> present = ledger.present();
    for (Interest interest : joining) {
      interest.join();
      present.forEach(interest::tell);
    }
    hearing.addAll(joining);
    if (!joining.isEmpty()) {
      hearing.stream().map(Interest::patience).min(Duration::compareTo).ifPresent(watchdog::watch);
    }
    joining.clear();
  }

  private void catchUp() {
    if (asking || closed) {
      return;
    }
    if (ledger.isStrange()) {
      findHome();
      subscribe();
    } else if (subscribeAgain) {
      subscribe();
    } else if (ledger.isBehind()) {
      fillGap();
    }
  }

  private void fillGap() {
    asking = true;
    LOG.debug("mesh {}: notices after {} are missing", mesh, ledger.last());
    controller
        .replay(mesh, ledger.last())
        .onComplete(
            done -> {
              asking = false;
              if (closed) {
                return;
              }
              if (done.succeeded()) {
                take(done.result());
              } else {
                LOG.warn("mesh {}: no replay: {}", mesh, done.cause().getMessage());
              }
              if (ledger.isBehind()) {
                later(this::catchUp);
              } else {
                catchUp();
              }
            });
  }

  private void findHome() {
    surroundings
        .homeOf(mesh)
        .onSuccess(
            found -> {
              home = found;
              found
                  .map(Home::node)
                  .filter(node -> !surroundings.isPresent(node))
                  .ifPresent(this::onNodeLeft);
            })
        .onFailure(cause -> LOG.debug("mesh {}: its controller's node is unknown", mesh, cause));
  }

  private void onSilence(Duration silence) {
    lose(LossEvents.silent(mesh, silence));
  }

  private void lose(MeshFailure loss) {
    if (closed) {
      return;
    }
    LOG.warn("{}", loss);
    admitAll();
    hearing.tell(loss);
    close();
  }

  private Future<Void> close() {
    closed = true;
    watchdog.stop();
    onClosed.run();
    hearing.stream().forEach(Interest::end);
    return controller.unsubscribe(mesh);
  }

  private int count() {
    return hearing.size() + joining.size() + waiting.size();
  }

  private void later(Runnable task) {
    vertx.setTimer(
        RETRY_PAUSE.toMillis(),
        fired -> {
          if (!closed) {
            task.run();
          }
        });
  }
}
