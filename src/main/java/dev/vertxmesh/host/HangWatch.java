package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.HangReport;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Periodic;
import dev.vertxmesh.station.SelfWatch;
import dev.vertxmesh.station.Ticker;
import dev.vertxmesh.supervision.SelfSuspicion;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives up workers that do not beat any more, as one that was sent SIGSTOP, and ends them: the
 * verdict on their ranks is final, so they must not go on, and a frozen member holds up everybody
 * who would join the cluster (HO-9). A quarter of the timeout is between two looks. A host that
 * doubts itself gives up nobody: beats may wait unread (HO-14).
 *
 * <p>Hands on what the watchdogs in the workers say of single loops, as the worker's own bus
 * traffic may be held up by them (HO-10).
 */
final class HangWatch {

  private static final Logger LOG = LoggerFactory.getLogger(HangWatch.class);
  private static final int LOOKS_PER_TIMEOUT = 4;

  /** How often a controller is told of a hang until it answers. */
  private static final int MOST_ATTEMPTS = 3;

  private final Caller caller;
  private final Duration patience;
  private final WorkerYard yard;
  private final Examiner examiner;
  private final Duration timeout;
  private final SelfSuspicion self;
  private final Periodic periodic;

  /**
   * A watch that waits to be started.
   *
   * @param timeout how long a worker may be silent; zero for ever
   * @param patience how long a controller may take to answer a report
   * @param limits when the host doubts itself
   */
  HangWatch(
      Vertx vertx,
      Ticker ticker,
      WorkerYard yard,
      Examiner examiner,
      Duration timeout,
      Duration patience,
      SelfSuspicion.Limits limits) {
    this.examiner = examiner;
    this.caller = new Caller(vertx);
    this.patience = patience;
    this.yard = yard;
    this.timeout = timeout;
    Duration interval = timeout.dividedBy(LOOKS_PER_TIMEOUT);
    this.self = new SelfSuspicion(timeout.isZero() ? limits : limits.lateAtMost(interval));
    this.periodic = new Periodic(vertx, ticker, () -> interval, this::look);
  }

  void start() {
    if (!timeout.isZero()) {
      periodic.start();
    }
  }

  void stop() {
    periodic.stop();
  }

  /**
   * The watchdog in the worker says that a loop hangs: hands that on, and ends the worker if it
   * asks for that.
   *
   * @param text a {@link HangReport}
   */
  void hear(Worker worker, String text) {
    HangReport hang;
    try {
      hang = HangReport.decode(text);
    } catch (RefusedException unreadable) {
      LOG.warn("{} hangs, and says so badly: {}", worker.id(), unreadable.getMessage());
      return;
    }
    LOG.warn("{}: {}", worker.id(), hang.message());
    yard.streams()
        .receivers(worker.plan().mesh())
        .forEach(to -> handOn(to, hang.report(), MOST_ATTEMPTS));
    if (hang.end() && isJudgeable(worker)) {
      String message =
          hang.message() + "; the process is ended, as mesh.hang-action = end-proc says";
      worker.jvm().ifPresent(jvm -> giveUp(worker, jvm, message));
    }
  }

  /** Every controller that listens gets it; those of other meshes have no use for it. */
  private void handOn(String receiver, StateReport report, int attempts) {
    caller
        .tell(receiver, Action.REPORT, report, patience)
        .onFailure(
            failure -> {
              if (attempts > 1 && Caller.isTimeout(failure)) {
                handOn(receiver, report, attempts - 1);
              } else {
                LOG.warn("{} was not told of a warning: {}", receiver, Caller.describe(failure));
              }
            });
  }

  private void look(Duration due, Duration now) {
    List<Worker> watched =
        yard.live().stream().filter(Worker::isReady).filter(HangWatch::isJudgeable).toList();
    List<Worker> silent =
        watched.stream().filter(worker -> silence(worker, now).compareTo(timeout) > 0).toList();
    note(self.timer(now.minus(due), now));
    note(self.sight(silent.size(), watched.size(), now));
    if (self.mayJudge(now)) {
      silent.forEach(worker -> worker.jvm().ifPresent(jvm -> judge(worker, jvm, now)));
    }
  }

  private void note(SelfSuspicion.Change change) {
    SelfWatch.log(LOG, "host " + yard.host(), self, change);
    switch (change) {
      case NOTHING -> {}
      case DEGRADED -> warn(Kind.OBSERVER_DEGRADED);
      case RECOVERED -> warn(Kind.OBSERVER_RECOVERED);
    }
  }

  /**
   * Tells the controllers of the workers here that their host begins, or ceases, to doubt itself.
   */
  private void warn(Kind kind) {
    Subject subject = new Subject(Subject.Kind.HOST, "host " + yard.host());
    Cause cause = Cause.of(Learned.SELF, self.reason());
    SupervisionEvent event =
        new SupervisionEvent(kind, subject, Status.RUNNING, cause, Instant.now());
    Map<String, Ranks> meshes = new TreeMap<>();
    yard.live()
        .forEach(
            worker ->
                meshes.merge(worker.plan().mesh(), Ranks.of(worker.plan().rank()), Ranks::union));
    meshes.forEach((mesh, ranks) -> warn(mesh, ranks, event));
  }

  private void warn(String mesh, Ranks ranks, SupervisionEvent event) {
    ResourceState state = new ResourceState(Status.RUNNING, 1, 0, Optional.of(event));
    StateReport report =
        new StateReport(mesh, yard.host(), true, List.of(new RankReport(ranks, state)));
    yard.streams().receivers(mesh).forEach(to -> handOn(to, report, MOST_ATTEMPTS));
  }

  private static Duration silence(Worker worker, Duration now) {
    return worker.jvm().map(jvm -> now.minusNanos(jvm.lastBeat())).orElse(Duration.ZERO);
  }

  private void judge(Worker worker, LaunchedJvm jvm, Duration now) {
    String message =
        "the process has not answered for "
            + silence(worker, now).toMillis()
            + " ms, more than the "
            + timeout.toMillis()
            + " ms allowed; no thread dump: the process does not answer";
    giveUp(worker, jvm, message);
  }

  private static boolean isJudgeable(Worker worker) {
    return !worker.isGivenUp() && worker.isWanted() && !worker.hasExited();
  }

  private void giveUp(Worker worker, LaunchedJvm jvm, String message) {
    worker.giveUp();
    yard.timedOut(worker, Cause.of(Learned.PING, message).found(examiner.givenUp(worker, jvm)));
    jvm.kill();
  }
}
