package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.Following;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.KnownNames;
import dev.vertxmesh.admin.view.LeaseView;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.PlaceRow;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.RankDetail;
import dev.vertxmesh.admin.view.RankRow;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/** A cluster of one host, two procs and one mesh, without a cluster. */
final class FakeView implements ClusterView {
  static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  static final MeshRow SCORES =
      new MeshRow(
          "scores", "actors", "procs=2", "workers", "com.acme.S", "running", "me", NOON, true);

  final AtomicInteger looks = new AtomicInteger();
  final List<Told> followers = new ArrayList<>();
  volatile List<HostRow> hosts = List.of(new HostRow("alpha", "box", 17, 2, 64, false, NOON));
  volatile List<EventView> events = List.of(killed(1));

  /** What hosts are answered with, when that is not at once. */
  volatile Optional<Future<List<HostRow>>> slowly = Optional.empty();

  /** Who follows something. */
  static final class Told implements Following {
    final Handler<EventView> handler;
    final Promise<Void> end = Promise.promise();
    volatile boolean cancelled;

    Told(Handler<EventView> handler) {
      this.handler = handler;
    }

    @Override
    public Future<Void> ended() {
      return end.future();
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  static EventView killed(int rank) {
    Cause cause =
        Cause.exit("killed by signal 9 (KILL)", new Exit(137), List.of("loading model"))
            .found(
                new PostMortem(
                    4711,
                    "alpha",
                    PostMortem.Memory.NO_SIGN,
                    Optional.empty(),
                    Optional.empty(),
                    NOON.minusSeconds(60),
                    Optional.of(NOON.minusSeconds(1)),
                    Optional.of(NOON)));
    Subject subject = new Subject(Subject.Kind.PROC, "proc workers[" + rank + "]");
    return EventView.of(
        new MeshFailure(
            "scores", Ranks.of(rank), SupervisionEvent.ended(subject, Status.FAILED, cause, NOON)));
  }

  @Override
  public String source() {
    return "a fake";
  }

  @Override
  public Future<List<HostRow>> hosts() {
    looks.incrementAndGet();
    return slowly.orElseGet(() -> Future.succeededFuture(hosts));
  }

  @Override
  public Future<List<ProcRow>> procs() {
    return Future.succeededFuture(
        List.of(
            new ProcRow("workers.0.1", "workers", 0, 1, "alpha", 18, NOON),
            new ProcRow("workers.1.1", "workers", 1, 1, "alpha", 19, NOON)));
  }

  @Override
  public Future<List<MeshRow>> meshes() {
    return Future.succeededFuture(List.of(SCORES));
  }

  @Override
  public Future<MeshDetail> describe(String mesh) {
    if (!mesh.equals("scores")) {
      return Future.failedFuture(KnownNames.unknown("mesh", mesh, List.of("scores")));
    }
    return Future.succeededFuture(
        new MeshDetail(
            "scores",
            "actors",
            "procs=2",
            "workers",
            "com.acme.S",
            "running",
            "me",
            NOON,
            "failed",
            "killed by signal 9 (KILL)",
            Ranks.none(),
            2,
            List.of(
                RankRow.of(Ranks.of(0), Status.RUNNING), RankRow.of(Ranks.of(1), Status.FAILED)),
            List.of(
                new PlaceRow("workers.0.1", Ranks.of(0)), new PlaceRow("workers.1.1", Ranks.of(1))),
            3,
            events,
            true,
            Optional.of(
                new LeaseView(7, 60_000, List.of(new LeaseView.LeftRow("workers.0.1", 52_000))))));
  }

  @Override
  public Future<RankDetail> rank(String mesh, int rank) {
    return describe(mesh)
        .compose(detail -> procs().map(procs -> RankDetail.of(detail, procs, rank)));
  }

  @Override
  public Future<Following> follow(String mesh, Handler<EventView> handler) {
    if (!mesh.equals("scores")) {
      return Future.failedFuture(KnownNames.unknown("mesh", mesh, List.of("scores")));
    }
    Told told = new Told(handler);
    followers.add(told);
    events.forEach(handler::handle);
    return Future.succeededFuture(told);
  }

  @Override
  public Future<List<String>> logs(String name, OptionalInt rank) {
    List<String> all = List.of("workers.0.1", "workers.1.1");
    return Future.succeededFuture(rank.isPresent() ? List.of(all.get(rank.getAsInt())) : all);
  }

  @Override
  public Future<List<String>> readLog(String proc, LogStream stream, boolean previous, int lines) {
    return proc.startsWith("workers.")
        ? Future.succeededFuture(List.of("loading model", "serving"))
        : Future.failedFuture(KnownNames.unknown("proc", proc, List.of("workers.0.1")));
  }

  @Override
  public Future<List<String>> threads(String proc) {
    return Future.succeededFuture(List.of("\"main\" id=1 RUNNABLE"));
  }

  @Override
  public Following followLog(String proc, LogStream stream, int lines, Handler<String> handler) {
    Told told = new Told(ignored -> {});
    handler.handle("loading model");
    told.end.complete();
    return told;
  }

  @Override
  public Future<Void> close() {
    return Future.succeededFuture();
  }
}
