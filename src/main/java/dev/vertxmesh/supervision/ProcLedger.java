package dev.vertxmesh.supervision;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.ProcStatus;
import dev.vertxmesh.model.ProcStatus.Phase;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The worker processes of one host, and the only moves that they make (MO-2). Each move answers the
 * report to send, or nothing if it was refused: then nothing changed.
 */
public final class ProcLedger {

  /**
   * One process.
   *
   * @param id its name in the cluster
   * @param mesh the proc mesh that it is a rank of
   * @param asked whether somebody asked it to end
   */
  public record Proc(
      String id,
      String mesh,
      int rank,
      long incarnation,
      ProcStatus status,
      boolean asked,
      ResourceState state) {

    /** What to tell of it. */
    public RankReport report() {
      return new RankReport(Ranks.of(rank), state);
    }

    private Proc next(ProcStatus nextStatus, boolean nowAsked, ResourceState nextState) {
      return new Proc(id, mesh, rank, incarnation, nextStatus, nowAsked, nextState);
    }
  }

  private final Map<String, Proc> procs = new LinkedHashMap<>();

  /** A process is being started; refused if the id is known. */
  public Optional<RankReport> starting(String id, String mesh, int rank, long incarnation) {
    ResourceState state = ResourceState.of(Status.INITIALIZING, incarnation, 1);
    ProcStatus status = ProcStatus.alive(Phase.STARTING);
    Proc proc = new Proc(id, mesh, rank, incarnation, status, false, state);
    return procs.putIfAbsent(id, proc) == null ? Optional.of(proc.report()) : Optional.empty();
  }

  /** It runs, and has not called back. */
  public Optional<RankReport> running(String id) {
    return live(id, Phase.RUNNING, false);
  }

  /** It called back. */
  public Optional<RankReport> ready(String id) {
    return live(id, Phase.READY, false);
  }

  /** It is asked to end; refused if it was asked before, or is gone. */
  public Optional<RankReport> stopping(String id) {
    return live(id, Phase.STOPPING, true);
  }

  private Optional<RankReport> live(String id, Phase phase, boolean asked) {
    return find(id)
        .filter(proc -> proc.status().phase().mayBecome(phase))
        .map(
            proc -> {
              ProcStatus status = ProcStatus.alive(phase);
              ProcVerdict verdict = ProcVerdict.of(Optional.of(status), asked);
              ResourceState state =
                  ResourceState.of(
                      verdict.status(), proc.incarnation(), proc.state().generation() + 1);
              return keep(proc.next(status, proc.asked() || asked, state));
            });
  }

  /** The process ended; a failure unless it was asked for or clean. */
  public Optional<RankReport> exited(
      String id, Exit exit, List<String> output, PostMortem found, Instant now) {
    return find(id)
        .flatMap(
            proc -> {
              ProcVerdict verdict = ProcVerdict.of(exit, found, proc.asked());
              Cause cause = Cause.exit(verdict.message(), exit, output).found(found);
              return end(proc, ProcStatus.ended(exit), verdict.status(), cause, now);
            });
  }

  /**
   * It is gone because somebody asked for it; refused if nobody did.
   *
   * @param cause with its exit, unless the process never ran
   */
  public Optional<RankReport> stopped(String id, Cause cause, Instant now) {
    ProcStatus next =
        new ProcStatus(
            cause.exit().map(exit -> ProcStatus.ended(exit).phase()).orElse(Phase.STOPPED),
            cause.exit(),
            cause.message());
    return find(id)
        .filter(Proc::asked)
        .flatMap(proc -> end(proc, next, Status.STOPPED, cause, now));
  }

  /** It never came up, for the reason that {@code cause} gives; stopped if it was asked to end. */
  public Optional<RankReport> failed(String id, Cause cause, Instant now) {
    return givenUp(id, Status.FAILED, cause, now);
  }

  /** It does not answer its host, for the reason that {@code cause} gives; stopped likewise. */
  public Optional<RankReport> timedOut(String id, Cause cause, Instant now) {
    return givenUp(id, Status.TIMEOUT, cause, now);
  }

  private Optional<RankReport> givenUp(String id, Status unasked, Cause cause, Instant now) {
    ProcStatus status = ProcStatus.failed(cause.message());
    return find(id)
        .flatMap(
            proc -> {
              ProcVerdict verdict = ProcVerdict.of(Optional.of(status), proc.asked());
              return proc.asked()
                  ? end(proc, status, verdict.status(), cause.says(verdict.message()), now)
                  : end(proc, status, unasked, cause, now);
            });
  }

  private Optional<RankReport> end(
      Proc proc, ProcStatus next, Status status, Cause cause, Instant now) {
    if (!proc.status().phase().mayBecome(next.phase())) {
      return Optional.empty();
    }
    Subject subject = new Subject(Subject.Kind.PROC, "proc " + proc.id());
    SupervisionEvent event = SupervisionEvent.ended(subject, status, cause, now);
    ResourceState state =
        new ResourceState(
            status, proc.incarnation(), proc.state().generation() + 1, Optional.of(event));
    return Optional.of(keep(proc.next(next, proc.asked(), state)));
  }

  private RankReport keep(Proc proc) {
    procs.put(proc.id(), proc);
    return proc.report();
  }

  /** The process of that id. */
  public Optional<Proc> find(String id) {
    return Optional.ofNullable(procs.get(id));
  }

  /** The processes of {@code mesh}, in the order of their start. */
  public List<Proc> ofMesh(String mesh) {
    return procs.values().stream().filter(proc -> proc.mesh().equals(mesh)).toList();
  }

  /** All processes, gone ones included until they are forgotten. */
  public List<Proc> all() {
    return List.copyOf(procs.values());
  }

  /** Forgets a process that is gone; one that is not stays. */
  public void forget(String id) {
    find(id)
        .filter(proc -> proc.status().phase().isExited())
        .ifPresent(proc -> procs.remove(proc.id()));
  }
}
