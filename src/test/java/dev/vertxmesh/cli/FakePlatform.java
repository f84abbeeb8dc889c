package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.Following;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.LeaseView;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.MeshRow;
import dev.vertxmesh.admin.view.PlaceRow;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.RankDetail;
import dev.vertxmesh.admin.view.RankRow;
import dev.vertxmesh.admin.view.SettingRow;
import dev.vertxmesh.admin.view.UnknownNameException;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A cluster of one host and one mesh, without a cluster. */
final class FakePlatform extends FakeHands implements Platform, ClusterView, RunningHost {
  static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  static final MeshRow SCORES =
      new MeshRow(
          "scores", "actors", "procs=2", "workers", "com.acme.S", "running", "me", NOON, true);

  final Promise<Void> ended = Promise.promise();
  Future<Void> start = Future.succeededFuture();
  List<HostRow> hosts = List.of(new HostRow("alpha", "box", 17, 1, 64, false, NOON));
  List<MeshFailure> events = List.of(failure());

  /** How the next questions for hosts end; well once there are none left. */
  final Deque<Future<Void>> touches = new ArrayDeque<>();

  String left = "";
  String forced = "";
  Future<Void> logEnd = Future.succeededFuture();
  final FakeDrills drills = new FakeDrills(calls);

  static MeshFailure failure() {
    return event(SupervisionEvent.Kind.FAILED, Status.FAILED, Ranks.of(1));
  }

  static MeshFailure event(SupervisionEvent.Kind kind, Status status, Ranks ranks) {
    return new MeshFailure(
        "scores",
        ranks,
        new SupervisionEvent(
            kind,
            new Subject(Subject.Kind.PROC, "proc w1"),
            status,
            Cause.exit("killed by signal 9 (KILL)", new Exit(137), List.of("loading model"))
                .found(found()),
            NOON));
  }

  private static PostMortem found() {
    return new PostMortem(
        4711,
        "alpha",
        PostMortem.Memory.PROBABLY_KILLED,
        Optional.of("/logs/w1.hs_err.log"),
        Optional.empty(),
        NOON.minusSeconds(60),
        Optional.of(NOON.minusSeconds(1)),
        Optional.of(NOON));
  }

  @Override
  public Future<RunningHost> startHost(Settings settings) {
    calls.add("start " + settings.text(MeshSettings.HOST_NAME));
    return start.map(this);
  }

  @Override
  public Future<ClusterView> look(Settings settings, ApiChoice api) {
    return joined(settings).map(this);
  }

  @Override
  public Future<ClusterHands> join(Settings settings) {
    return joined(settings).map(this);
  }

  private Future<Void> joined(Settings settings) {
    calls.add(
        "join "
            + settings.text(MeshSettings.CLUSTER_NAME)
            + " "
            + settings.text(MeshSettings.CLUSTER_MEMBERS));
    return start;
  }

  @Override
  public String source() {
    return "a fake";
  }

  @Override
  public Future<List<HostRow>> hosts() {
    Future<Void> answer = touches.isEmpty() ? Future.succeededFuture() : touches.remove();
    return answer.map(hosts);
  }

  @Override
  public Future<List<ProcRow>> procs() {
    return Future.succeededFuture(List.of(new ProcRow("w0", "workers", 0, 1, "alpha", 18, NOON)));
  }

  @Override
  public Future<List<MeshRow>> meshes() {
    return Future.succeededFuture(List.of(SCORES));
  }

  @Override
  public Future<MeshDetail> describe(String mesh) {
    if (!mesh.equals(SCORES.mesh())) {
      return Future.failedFuture(new UnknownNameException("no mesh is called '" + mesh + "'."));
    }
    return Future.succeededFuture(
        new MeshDetail(
            SCORES.mesh(),
            SCORES.kind(),
            SCORES.extent(),
            SCORES.on(),
            SCORES.actor(),
            SCORES.status(),
            SCORES.owner(),
            SCORES.started(),
            "failed",
            "killed",
            Ranks.none(),
            2,
            List.of(
                RankRow.of(Ranks.of(0), Status.RUNNING), RankRow.of(Ranks.of(1), Status.FAILED)),
            List.of(new PlaceRow("w0", Ranks.of(0)), new PlaceRow("w1", Ranks.of(1))),
            3,
            events.stream().map(EventView::of).toList(),
            true,
            Optional.of(new LeaseView(7, 60_000, List.of(new LeaseView.LeftRow("w0", 52_400))))));
  }

  @Override
  public Future<List<SettingRow>> settings() {
    return Future.succeededFuture(
        SettingRow.of(
            Settings.of(
                SettingsLayer.commandLine(
                    Map.of("mesh.hang-timeout", "2s", "mesh.admin.token", "secret")))));
  }

  @Override
  public Future<RankDetail> rank(String mesh, int rank) {
    return Future.failedFuture("nobody asks");
  }

  @Override
  public Future<Following> follow(String mesh, Handler<EventView> handler) {
    List<EventView> views = events.stream().map(EventView::of).toList();
    views.forEach(handler::handle);
    boolean lost = views.stream().anyMatch(EventView::isLossOfTouch);
    return Future.succeededFuture(
        new Followed(lost ? Future.failedFuture("lost") : Future.succeededFuture()));
  }

  /** What has been told already. */
  private record Followed(Future<Void> ended) implements Following {

    @Override
    public void cancel() {}
  }

  @Override
  public Future<StopOutcome> stop(RankTarget target, String reason, Duration deadline) {
    calls.add("stop " + target + ", " + reason + ", " + deadline);
    return Future.succeededFuture(new StopOutcome(Ranks.parse(left), Ranks.parse(forced)));
  }

  @Override
  public Future<List<String>> logs(String name, OptionalInt rank) {
    calls.add("logs " + name + " " + rank);
    return name.equals("scores")
        ? Future.succeededFuture(rank.isPresent() ? List.of("w1") : List.of("w0", "w1"))
        : Future.failedFuture(new UnknownNameException("no mesh is called " + name));
  }

  @Override
  public Future<List<String>> readLog(String proc, LogStream stream, boolean previous, int lines) {
    String age = previous ? "older " : "";
    return Future.succeededFuture(List.of(age + stream + " of " + proc + ", last " + lines));
  }

  @Override
  public Future<List<String>> threads(String proc) {
    return Future.succeededFuture(List.of("\"main\" id=1 RUNNABLE"));
  }

  @Override
  public Following followLog(String proc, LogStream stream, int lines, Handler<String> handler) {
    handler.handle(stream + " goes on");
    return new Followed(logEnd);
  }

  @Override
  public DrillGround drills() {
    return drills;
  }

  @Override
  public Future<Void> close() {
    calls.add("close");
    return Future.succeededFuture();
  }

  @Override
  public String name() {
    return "alpha";
  }

  @Override
  public String clusterName() {
    return "production";
  }

  @Override
  public String address() {
    return "127.0.0.1:5701";
  }

  @Override
  public List<String> members() {
    return List.of(address());
  }

  @Override
  public Optional<String> url() {
    return Optional.of("http://127.0.0.1:7080/");
  }

  @Override
  public Future<Void> ended() {
    return ended.future();
  }

  @Override
  public Future<Void> stop(String reason) {
    calls.add("stop host");
    return Future.succeededFuture();
  }
}
