package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.Thrown;
import dev.vertxmesh.protocol.AskReply.Refused;
import dev.vertxmesh.protocol.AskReply.Reply;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import dev.vertxmesh.supervision.SubscriberLedger.Form;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One example of each message on the event bus: what the golden files and the docs show. */
public final class WireExamples {

  private static final String MESH = "scores";
  private static final String CONTROLLER = "mesh.controller.scores";
  private static final Duration LEASE = Duration.ofSeconds(60);
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final String FREEZE_FORMULA = "5/4 of mesh.hang-timeout = 10s + 1s for messages";
  private static final Extent EXTENT = Extent.of("hosts", 2).and("procs", 2);
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  /**
   * One example.
   *
   * @param name of the message: its action on the wire, or the name of the answer
   * @param message the record
   */
  public record Example(String name, Object message) {
    @Override
    public String toString() {
      return name;
    }
  }

  private WireExamples() {}

  /** All of them: requests to agents, to controllers, and what those answer and tell. */
  public static List<Example> all() {
    return Stream.of(toAgents(), toControllers(), answers()).flatMap(List::stream).toList();
  }

  private static List<Example> toAgents() {
    return List.of(
        new Example("spawn-procs", spawnProcs()),
        new Example("spawn-actors", spawnActors()),
        new Example(
            "stop-ranks", new StopRanks(MESH, 3, Ranks.parse("2-3"), "scaled down", DEADLINE)),
        new Example("stop-all", new StopAll("maintenance", DEADLINE)),
        new Example(
            "get-states",
            new GetStates(MESH, Optional.of(new GetStates.Renewal(CONTROLLER, 3, LEASE)))),
        new Example("stream-states", new StreamStates(MESH, CONTROLLER)),
        new Example("wait-status", new WaitStatus(MESH, Status.RUNNING, DEADLINE)),
        new Example(
            "drill-rank",
            new DrillRank("workers", 1, DrillFault.FREEZE, Optional.of(Duration.ofSeconds(20)))),
        new Example("dump-threads", new DumpThreads("workers.2.e2")),
        new Example("read-log", new ReadLog("workers.2.e2", LogStream.ERR, false, 4096L, 65_536)),
        new Example("get-log-level", new GetLogLevel("dev.vertxmesh.controller")),
        new Example("set-log-level", new SetLogLevel("dev.vertxmesh.controller", "debug")),
        new Example("worker-bootstrap", workerBootstrap()),
        new Example(
            "host-bootstrap",
            new HostBootstrap(List.of("127.0.0.1:5701"), Map.of("mesh.host.name", "beta"))),
        new Example("hang-report", hangReport()));
  }

  private static HangReport hangReport() {
    String held = "vert.x-eventloop-thread-1 is blocked for more than 10000 ms by scores[2]";
    Cause timedOut =
        Cause.of(
            Cause.Learned.PING, "it has held vert.x-eventloop-thread-1 for more than 10000 ms");
    Subject subject = new Subject(Subject.Kind.ACTOR, "scores[2] {hosts: 1/2, procs: 0/2}");
    SupervisionEvent timeout =
        SupervisionEvent.ended(
            subject, Status.TIMEOUT, timedOut, Instant.parse("2026-01-02T03:04:05Z"));
    ResourceState state =
        new ResourceState(Status.TIMEOUT, 1, ResourceState.LAST_GENERATION, Optional.of(timeout));
    StateReport report =
        new StateReport(MESH, "workers-1", true, List.of(new RankReport(Ranks.of(2), state)));
    return new HangReport(held, false, report);
  }

  private static List<Example> toControllers() {
    return List.of(
        new Example("spawn-mesh", spawnMesh()),
        new Example("spawn-mesh-hosts", spawnHostMesh()),
        new Example("spawn-mesh-procs", spawnProcMesh()),
        new Example("stop", new StopMesh(MESH, Ranks.of(1), "done", DEADLINE, true)),
        new Example(
            "subscribe", new Subscribe(MESH, "page", "node-a", Form.PLAIN, Ranks.parse("0-1"), 1)),
        new Example("unsubscribe", new Unsubscribe(MESH, "page")),
        new Example("get-state", new MeshQuery(MESH)),
        new Example("replay", new ReplayQuery(MESH, 41)),
        new Example(
            "drill",
            new DrillMesh(
                MESH, DrillFault.FREEZE, Optional.of(3), Optional.of(Duration.ofSeconds(20)))));
  }

  private static LoggerState loggerState() {
    return new LoggerState(
        "dev.vertxmesh.controller",
        Optional.of("debug"),
        "debug",
        List.of(
            new LoggerState.OfWorker("workers.0.e2", Optional.of("debug"), Optional.empty()),
            new LoggerState.OfWorker(
                "workers.1.e2", Optional.empty(), Optional.of("it did not answer in time"))));
  }

  private static List<Example> answers() {
    ResourceState failed = new ResourceState(Status.FAILED, 1, 3, Optional.of(crash().event()));
    ResourceState running = ResourceState.of(Status.RUNNING, 1, 2);
    return List.of(
        new Example("accepted", Accepted.YES),
        new Example(
            "report",
            new StateReport(
                MESH,
                "workers-1",
                true,
                List.of(
                    new RankReport(Ranks.of(2), failed), new RankReport(Ranks.of(3), running)))),
        new Example("notice", new Notice(MESH, 3, 42, false, List.of(crash()))),
        new Example("heartbeat", new Notice(MESH, 3, 42, false, List.of())),
        new Example(
            "notices", new Notices(List.of(new Notice(MESH, 3, 43, true, List.of(killed()))))),
        new Example("mesh-state", meshState()),
        new Example("subscriber-count", new SubscriberCount(3)),
        new Example("host-state", hostState()),
        new Example(
            "thread-dump",
            new ThreadDump(
                "workers.2.e2",
                List.of(
                    "\"main\" id=1 RUNNABLE", "    at com.acme.Score.start(Score.java:7)", ""))),
        new Example("log-part", new LogPart("loading model\nready\n", 4116, 4116, true)),
        new Example("drill-begun", drillBegun()),
        new Example(
            "fault-begun",
            new FaultBegun(
                "host alpha",
                Duration.ofSeconds(20),
                Optional.of(Duration.ofMillis(13_500)),
                FREEZE_FORMULA)),
        new Example("logger-state", loggerState()),
        new Example("host-stopped", new HostStopped(2, 1, 1)),
        new Example(
            "cast-reply",
            new CastReply(
                Ranks.of(0),
                Ranks.of(1),
                List.of(Refused.stopping(MESH, Ranks.of(3))),
                List.of(crash()))),
        new Example("ask-reply", askReply()));
  }

  private static DrillBegun drillBegun() {
    return new DrillBegun(
        MESH,
        DrillFault.FREEZE,
        3,
        "workers.1.e2",
        "host alpha",
        Duration.ofSeconds(20),
        Duration.ofMillis(13_500),
        FREEZE_FORMULA);
  }

  private static SpawnProcs spawnProcs() {
    return new SpawnProcs(
        "workers",
        2,
        "mesh.controller.workers",
        LEASE,
        EXTENT,
        Ranks.parse("2-3"),
        1,
        List.of("application"),
        "small",
        Map.of("mesh.orphan-timeout", "60s"),
        false);
  }

  private static SpawnActors spawnActors() {
    return new SpawnActors(
        MESH,
        3,
        CONTROLLER,
        LEASE,
        EXTENT,
        Ranks.parse("2-3"),
        1,
        "com.example.Scorer",
        new JsonObject().put("model", "small").putNull("seed"),
        SpawnActors.Threading.WORKER,
        false);
  }

  private static SpawnMesh spawnMesh() {
    return new SpawnMesh(
        MESH,
        MeshKind.ACTORS,
        Optional.of("workers"),
        List.of(),
        0,
        Optional.of(Region.parse("hosts=1/2,procs=2/1")),
        Extent.of("actors", 2),
        "com.example.Scorer",
        new JsonObject().put("model", "small"),
        SpawnActors.Threading.EVENT_LOOP,
        List.of(),
        "",
        Optional.of(LEASE),
        Optional.of(DEADLINE),
        Optional.of(new SpawnMesh.Owner("my-application", LEASE)),
        Map.of(),
        false);
  }

  private static SpawnMesh spawnHostMesh() {
    return new SpawnMesh(
        "machines",
        MeshKind.HOSTS,
        Optional.empty(),
        List.of(),
        2,
        Optional.empty(),
        Extent.unity(),
        "",
        new JsonObject(),
        SpawnActors.Threading.EVENT_LOOP,
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        false);
  }

  private static SpawnMesh spawnProcMesh() {
    return new SpawnMesh(
        "workers",
        MeshKind.PROCS,
        Optional.of("machines"),
        List.of(),
        0,
        Optional.empty(),
        Extent.of("procs", 2),
        "",
        new JsonObject(),
        SpawnActors.Threading.EVENT_LOOP,
        List.of("application"),
        "small",
        Optional.of(LEASE),
        Optional.empty(),
        Optional.empty(),
        Map.of("mesh.hang-timeout", "2s"),
        true);
  }

  private static HostState hostState() {
    return new HostState(
        "beta",
        "6f1c2f0a-4a51-4f0e-9d0e-0d2f6f1c2f0a",
        4711,
        "rack7-beta",
        NOON,
        false,
        false,
        64,
        List.of("application"),
        List.of("small"),
        List.of(
            new HostState.Proc(
                "workers.2.e2",
                "workers",
                2,
                1,
                Optional.of(4712L),
                Status.RUNNING,
                Optional.of(NOON))),
        1);
  }

  private static WorkerBootstrap workerBootstrap() {
    return new WorkerBootstrap(
        "workers-2",
        "beta",
        "workers",
        2,
        1,
        EXTENT,
        2,
        "mesh.controller.workers",
        LEASE,
        List.of("127.0.0.1:5701"),
        Map.of("mesh.orphan-timeout", "60s"),
        false);
  }

  private static MeshFailure crash() {
    Thrown root = new Thrown("java.io.IOException", "disk full", List.of(), List.of());
    Thrown thrown =
        new Thrown(
            "java.lang.IllegalStateException",
            "no model",
            List.of("com.example.Scorer.handle(Scorer.java:17)"),
            List.of(root));
    Cause cause =
        new Cause(
            Learned.ESCAPE,
            thrown.toString(),
            Optional.of(thrown),
            Optional.empty(),
            List.of(),
            Optional.empty());
    Subject subject = new Subject(Subject.Kind.ACTOR, "scores[2] {hosts: 1/2, procs: 0/2}");
    return new MeshFailure(
        MESH, Ranks.of(2), SupervisionEvent.ended(subject, Status.FAILED, cause, NOON));
  }

  private static MeshFailure killed() {
    PostMortem found =
        new PostMortem(
            4711,
            "host-2",
            PostMortem.Memory.PROBABLY_KILLED,
            Optional.of("/var/lib/mesh/logs/host-2/workers-1.hs_err.log"),
            Optional.of("all actors have stopped"),
            NOON.minusSeconds(3600),
            Optional.of(NOON.minusSeconds(2)),
            Optional.of(NOON));
    String message =
        found.who() + " was killed by signal 9 (KILL), probably by the kernel for lack of memory";
    Cause cause = Cause.exit(message, new Exit(137), List.of("loading model")).found(found);
    Subject subject = new Subject(Subject.Kind.PROC, "proc workers-1");
    return new MeshFailure(
        MESH, Ranks.parse("2-3"), SupervisionEvent.ended(subject, Status.FAILED, cause, NOON));
  }

  private static MeshState meshState() {
    return new MeshState(
        MESH,
        MeshKind.ACTORS,
        3,
        EXTENT,
        List.of(
            new MeshState.Place("workers.0.e3", "mesh.proc.workers.0.e3", Ranks.parse("0-1")),
            new MeshState.Place("workers.1.e3", "mesh.proc.workers.1.e3", Ranks.parse("2-3"))),
        Status.FAILED,
        crash().toString(),
        List.of(
            new MeshState.StatusRun(Ranks.parse("0-1"), Status.RUNNING),
            new MeshState.StatusRun(Ranks.of(2), Status.FAILED),
            new MeshState.StatusRun(Ranks.of(3), Status.RUNNING)),
        Ranks.of(3),
        Ranks.none(),
        2,
        0,
        List.of(crash()),
        4L,
        Optional.of(
            new HeldLease(
                Duration.ofSeconds(60),
                List.of(
                    new HeldLease.Left("workers.0.e3", Duration.ofSeconds(52)),
                    new HeldLease.Left("workers.1.e3", Duration.ofSeconds(31))))));
  }

  private static AskReply askReply() {
    return new AskReply(
        List.of(new Reply(Ranks.of(0), Map.of("score", 0.5), Optional.empty())),
        List.of(new Refused(Ranks.of(1), -1, "no reply within 10000 ms")),
        List.of(crash()));
  }
}
