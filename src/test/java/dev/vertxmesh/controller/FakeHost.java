package dev.vertxmesh.controller;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.ProcStatus;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.protocol.SpawnProcs;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.ProcVerdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A host agent that does as the test says. Unless told otherwise its workers start and stop. */
public final class FakeHost extends FakeAgent {

  private final Door door;
  private final WorkerStart workerStart;
  private final List<SpawnProcs> spawns = new ArrayList<>();
  private final List<StopAll> ends = new ArrayList<>();

  /** Makes a worker reachable. */
  interface WorkerStart {
    Future<FakeProc> start(FakeHost host, String id, String mesh, int rank);
  }

  FakeHost(Vertx vertx, String name, WorkerStart workerStart) {
    super(vertx, name);
    this.workerStart = workerStart;
    this.door =
        agentDoor(Addresses.host(name))
            .on(Action.SPAWN_PROCS, SpawnProcs.class, this::onSpawnProcs)
            .on(Action.STOP_PROCS, StopRanks.class, this::onStop)
            .on(Action.KILL_PROCS, StopRanks.class, this::onKill)
            .on(Action.STOP_HOST, StopAll.class, this::onStopHost);
    holds(itself(), Ranks.of(0));
  }

  @Override
  Door door() {
    return door;
  }

  /** The mesh that this host itself is. */
  public String itself() {
    return ReservedNames.hostItself(name());
  }

  /** The spawns that it was asked for. */
  public synchronized List<SpawnProcs> spawns() {
    return List.copyOf(spawns);
  }

  /** How often it was asked to end itself. */
  public synchronized int ends() {
    return ends.size();
  }

  /** Reports the end of a process that nobody asked for, by the rules of real hosts. */
  public void sawExit(String procMesh, int rank, String proc, int code) {
    sawEnd(procMesh, rank, proc, code, false);
  }

  /** Reports the end of a process that was asked to end. */
  public void sawAskedExit(String procMesh, int rank, String proc, int code) {
    sawEnd(procMesh, rank, proc, code, true);
  }

  private void sawEnd(String procMesh, int rank, String proc, int code, boolean asked) {
    Exit exit = new Exit(code);
    ProcVerdict verdict = ProcVerdict.of(Optional.of(ProcStatus.ended(exit)), asked);
    Cause cause = Cause.exit(verdict.message(), exit, List.of("its last line"));
    Subject subject = new Subject(Subject.Kind.PROC, "proc " + proc);
    says(
        procMesh,
        Ranks.of(rank),
        SupervisionEvent.ended(
            subject, verdict.status(), cause, Instant.parse("2026-01-02T03:04:05Z")));
  }

  private synchronized Future<?> onSpawnProcs(SpawnProcs request) {
    spawns.add(request);
    return onSpawn(
        request.mesh(),
        request.controller(),
        request.ranks(),
        () -> request.ranks().stream().forEach(rank -> start(request, rank)));
  }

  private void start(SpawnProcs request, int rank) {
    String id = ReservedNames.worker(request.mesh(), rank, request.epoch(), request.incarnation());
    workerStart
        .start(this, id, request.mesh(), rank)
        .onSuccess(up -> report(request.mesh(), Ranks.of(rank), Status.RUNNING, Optional.empty()));
  }

  private synchronized Future<?> onStopHost(StopAll request) {
    ends.add(request);
    return onStop(new StopRanks(itself(), 0, Ranks.of(0), request.reason(), request.deadline()));
  }
}
