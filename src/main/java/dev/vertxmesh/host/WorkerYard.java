package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.HostState;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.ReportStreams;
import dev.vertxmesh.station.StatusWaiters;
import dev.vertxmesh.supervision.ProcLedger;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * The workers of this host: their ledger, their processes by id, and who is told of their changes.
 */
final class WorkerYard {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerYard.class);

  private final String host;
  private final InstantSource clock;
  private final ReportStreams streams;
  private final StatusWaiters waiters;
  private final HostSelf self;
  private final ProcLedger ledger = new ProcLedger();
  private final Map<String, Worker> workers = new LinkedHashMap<>();
  private final Map<String, Map<Integer, Worker>> latestByRank = new HashMap<>();
  private final Map<String, Long> epochs = new HashMap<>();

  /**
   * An empty yard.
   *
   * @param patience how long a receiver of reports may take to answer one
   * @param mostMisses after how many unanswered reports in a row it is forgotten
   */
  WorkerYard(Vertx vertx, String host, InstantSource clock, Duration patience, int mostMisses) {
    this.host = host;
    this.clock = clock;
    this.streams = new ReportStreams(new Caller(vertx), patience, mostMisses, this::states);
    this.self = new HostSelf(host);
    this.waiters = new StatusWaiters(vertx, this::states);
  }

  /** The name of this host. */
  String host() {
    return host;
  }

  HostSelf self() {
    return self;
  }

  ReportStreams streams() {
    return streams;
  }

  StatusWaiters waiters() {
    return waiters;
  }

  /** Tells who wants to know what the host itself does now. */
  void publishSelf() {
    publish(self.mesh(), 0);
  }

  /**
   * Takes note of the term of a controller.
   *
   * @throws dev.vertxmesh.protocol.RefusedException if a newer one is known
   */
  void requireEpoch(String mesh, long epoch) {
    long known = epochs.getOrDefault(mesh, epoch);
    if (epoch < known) {
      throw Refusal.STALE_EPOCH.because(
          "epoch " + epoch + " of mesh '" + mesh + "' is over: host " + host + " knows " + known);
    }
    epochs.computeIfPresent(mesh, (name, before) -> epoch);
  }

  /**
   * Whether that life of that rank is here already, so that there is nothing to start (HO-6).
   *
   * @throws dev.vertxmesh.protocol.RefusedException if a later one is
   */
  boolean isThere(WorkerPlan plan) {
    Optional<Worker> latest = latest(plan.mesh(), plan.rank());
    if (latest.isEmpty()) {
      return false;
    }
    WorkerPlan present = latest.get().plan();
    boolean leftover = plan.epoch() > present.epoch() && !latest.get().isWanted();
    if (leftover || plan.incarnation() > present.incarnation()) {
      return false;
    }
    if (plan.incarnation() < present.incarnation()) {
      throw Refusal.CONFLICT.because(
          present.place()
              + " is in its life "
              + present.incarnation()
              + " on host "
              + host
              + ": it cannot begin life "
              + plan.incarnation());
    }
    return true;
  }

  /** The worker of that id, unless it is forgotten. */
  Optional<Worker> find(String id) {
    return Optional.ofNullable(workers.get(id));
  }

  /** The latest life of a rank. */
  Optional<Worker> latest(String mesh, int rank) {
    return Optional.ofNullable(latestByRank.getOrDefault(mesh, Map.of()).get(rank));
  }

  /** A new worker; the latest life of its rank from now on. */
  Worker admit(WorkerPlan plan) {
    Worker worker = new Worker(plan);
    workers.put(worker.id(), worker);
    epochs.put(plan.mesh(), plan.epoch());
    latestByRank
        .computeIfAbsent(plan.mesh(), first -> new LinkedHashMap<>())
        .put(plan.rank(), worker);
    publish(worker, ledger.starting(worker.id(), plan.mesh(), plan.rank(), plan.incarnation()));
    return worker;
  }

  /** It called back. */
  void ready(Worker worker) {
    worker.becameReady();
    publish(worker, ledger.ready(worker.id()));
  }

  /** Somebody asks it to end; false if its end is under way or known already. */
  boolean stopping(Worker worker, String reason) {
    if (worker.hasExited()) {
      return false;
    }
    worker.asked(reason);
    Optional<RankReport> report = ledger.stopping(worker.id());
    publish(worker, report);
    return report.isPresent();
  }

  /** It is gone as somebody asked. */
  void stopped(Worker worker, Cause cause) {
    publish(worker, ledger.stopped(worker.id(), cause, clock.instant()));
  }

  /** It ended unasked. */
  void exited(Worker worker, Exit exit, List<String> output, PostMortem found) {
    publish(worker, ledger.exited(worker.id(), exit, output, found, clock.instant()));
  }

  /** It never came up. */
  void failed(Worker worker, Cause cause) {
    publish(worker, ledger.failed(worker.id(), cause, clock.instant()));
  }

  /** It does not beat any more. */
  void timedOut(Worker worker, Cause cause) {
    publish(worker, ledger.timedOut(worker.id(), cause, clock.instant()));
  }

  /** Tells again what a rank is doing, for who may not have heard it. */
  void repeat(String mesh, int rank) {
    publish(mesh, rank);
  }

  /** Forgets a worker that is gone, and with the last one of its mesh all about that. */
  void forget(Worker worker) {
    WorkerPlan plan = worker.plan();
    workers.remove(worker.id());
    ledger.forget(worker.id());
    Map<Integer, Worker> ranks = latestByRank.getOrDefault(plan.mesh(), Map.of());
    if (ranks.get(plan.rank()) == worker) {
      ranks.remove(plan.rank());
    }
    if (workers.values().stream().noneMatch(other -> other.plan().mesh().equals(plan.mesh()))) {
      latestByRank.remove(plan.mesh());
      epochs.remove(plan.mesh());
      streams.close(plan.mesh());
    }
    waiters.changed(plan.mesh());
  }

  /** The workers whose process is not gone yet, in the order of their start. */
  List<Worker> live() {
    return workers(worker -> true);
  }

  /** Those of them that are of these ranks, earlier lives included. */
  List<Worker> live(String mesh, Ranks ranks) {
    return workers(
        worker -> worker.plan().mesh().equals(mesh) && ranks.contains(worker.plan().rank()));
  }

  private List<Worker> workers(Predicate<Worker> wanted) {
    return workers.values().stream().filter(worker -> !worker.isGone()).filter(wanted).toList();
  }

  /** The latest states of the ranks of a mesh; the host itself is one. */
  StateReport states(String mesh) {
    if (mesh.equals(self.mesh())) {
      return self.report();
    }
    if (!latestByRank.containsKey(mesh)) {
      return StateReport.unknown(mesh, host);
    }
    return report(mesh, latestByRank.get(mesh).values().stream());
  }

  private StateReport states(String mesh, Ranks ranks) {
    if (mesh.equals(self.mesh())) {
      return self.report();
    }
    return report(
        mesh, ranks.stream().mapToObj(rank -> latest(mesh, rank)).flatMap(Optional::stream));
  }

  private StateReport report(String mesh, Stream<Worker> reported) {
    List<RankReport> states =
        reported
            .flatMap(worker -> ledger.find(worker.id()).stream())
            .map(ProcLedger.Proc::report)
            .toList();
    return new StateReport(mesh, host, true, states);
  }

  /** What to show of every worker. */
  List<HostState.Proc> describe() {
    return workers.values().stream()
        .flatMap(worker -> ledger.find(worker.id()).map(proc -> describe(worker, proc)).stream())
        .toList();
  }

  private static HostState.Proc describe(Worker worker, ProcLedger.Proc proc) {
    ResourceState state = proc.state();
    return new HostState.Proc(
        proc.id(),
        proc.mesh(),
        proc.rank(),
        proc.incarnation(),
        worker.jvm().map(LaunchedJvm::pid),
        state.status(),
        worker.jvm().map(LaunchedJvm::startedAt));
  }

  private void publish(Worker worker, Optional<RankReport> change) {
    WorkerPlan plan = worker.plan();
    boolean isLatest = latest(plan.mesh(), plan.rank()).filter(worker::equals).isPresent();
    change.ifPresent(report -> tellLog(worker, report.state()));
    if (change.isPresent() && isLatest) {
      publish(plan.mesh(), plan.rank());
    }
  }

  private static void tellLog(Worker worker, ResourceState state) {
    Status before = worker.shows(state.status());
    boolean failed = state.status().isFailure();
    LOG.atLevel(failed ? Level.WARN : Level.INFO)
        .log(
            "proc {}, {}{}: {} → {}: {}",
            worker.id(),
            worker.plan().place(),
            worker.jvm().map(jvm -> ", process " + jvm.pid()).orElse(""),
            before.text(),
            state.status().text(),
            worker.reason(state));
  }

  private void publish(String mesh, int rank) {
    streams.changed(mesh, Ranks.of(rank));
    waiters.changed(mesh);
  }
}
