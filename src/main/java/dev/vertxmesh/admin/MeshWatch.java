package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.Following;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.ViewJson;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told of one mesh: failures at once, and how it is when that has changed. */
final class MeshWatch {
  private static final Logger LOG = LoggerFactory.getLogger(MeshWatch.class);

  private static final int MOST_REMEMBERED = 10_000;

  private final ClusterView view;
  private final ClusterWatch.Sink sink;

  /** Whether what has happened to the mesh before is known to everybody already. */
  private final boolean oldNews;

  private final Set<String> told = new LinkedHashSet<>();
  private final Promise<Void> begun = Promise.promise();
  private MeshRow row;
  private Optional<MeshDetail> last = Optional.empty();
  private Optional<Following> following = Optional.empty();
  private boolean subscribing;
  private boolean asking;
  private boolean askAgain;
  private boolean ended;

  MeshWatch(ClusterView view, ClusterWatch.Sink sink, boolean oldNews) {
    this.view = view;
    this.sink = sink;
    this.oldNews = oldNews;
  }

  /** Completed, however, once it hears what happens to the mesh, or cannot. */
  Future<Void> begun() {
    return begun.future();
  }

  /** Takes the mesh as it is listed now. */
  void take(MeshRow now) {
    boolean other = row != null && !row.started().equals(now.started());
    row = now;
    if (other) {
      following.ifPresent(Following::cancel);
      following = Optional.empty();
    }
    refresh();
  }

  /** Asks how the mesh is, and tells if that has changed. */
  void refresh() {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    askAgain = false;
    view.describe(row)
        .onComplete(
            answer -> {
              asking = false;
              if (answer.succeeded()) {
                take(answer.result());
              } else {
                LOG.debug("mesh {} does not say how it is", row.mesh(), answer.cause());
              }
              subscribe();
              if (askAgain && !ended) {
                refresh();
              }
            });
  }

  private void take(MeshDetail detail) {
    if (oldNews && last.isEmpty()) {
      detail.events().forEach(event -> told.add(key(event)));
      last = Optional.of(detail.withoutEvents().withoutLease());
      return;
    }
    MeshDetail now = detail.withoutEvents().withoutLease();
    if (!ended && !last.equals(Optional.of(now))) {
      last = Optional.of(now);
      sink.tell("mesh", now.mesh(), ViewJson.json(now));
    }
  }

  private void subscribe() {
    boolean heard = following.isPresent() && !following.get().ended().isComplete();
    if (ended || heard || subscribing || row.status().equals("ended")) {
      begun.tryComplete();
      return;
    }
    subscribing = true;
    view.follow(row.mesh(), this::onEvent)
        .onComplete(
            answer -> {
              subscribing = false;
              if (answer.succeeded()) {
                hear(answer.result());
              } else {
                LOG.debug("mesh {} cannot be followed", row.mesh(), answer.cause());
              }
              begun.tryComplete();
            });
  }

  private void hear(Following begunFollowing) {
    following = Optional.of(begunFollowing);
    if (ended) {
      begunFollowing.cancel();
    }
  }

  /** What had been told once is told again by whoever is followed anew. */
  private void onEvent(EventView event) {
    if (!ended && told.add(key(event))) {
      if (told.size() > MOST_REMEMBERED) {
        told.remove(told.iterator().next());
      }
      sink.tell("failure", event.mesh(), ViewJson.json(event));
      refresh();
    }
  }

  private static String key(EventView event) {
    return event.time() + " " + event.sentence();
  }

  void end() {
    ended = true;
    begun.tryComplete();
    following.ifPresent(Following::cancel);
  }
}
