package dev.vertxmesh.subscriber;

import dev.vertxmesh.registry.MembershipChange;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A cluster that changes when a test says so. */
final class FakeSurroundings implements Surroundings {

  private final Map<String, Home> homes = new ConcurrentHashMap<>();
  private final List<Handler<MembershipChange>> watchers = new CopyOnWriteArrayList<>();

  void settle(String mesh, String node, boolean resident) {
    homes.put(mesh, new Home(node, resident));
  }

  void change(MembershipChange change) {
    watchers.forEach(watcher -> watcher.handle(change));
  }

  @Override
  public String node() {
    return "here";
  }

  @Override
  public boolean isPresent(String node) {
    return true;
  }

  @Override
  public boolean isLite() {
    return true;
  }

  @Override
  public Future<Optional<Home>> homeOf(String mesh) {
    return Future.succeededFuture(Optional.ofNullable(homes.get(mesh)));
  }

  @Override
  public Future<Set<String>> addresses() {
    return Future.succeededFuture(Set.of());
  }

  @Override
  public void watch(Handler<MembershipChange> handler) {
    Context context = Vertx.currentContext();
    watchers.add(change -> context.runOnContext(go -> handler.handle(change)));
  }
}
