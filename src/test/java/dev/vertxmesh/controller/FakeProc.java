package dev.vertxmesh.controller;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.StopRanks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A proc agent that does as the test says. Unless told otherwise its actors start and stop. */
public final class FakeProc extends FakeAgent {

  private final Door door;
  private final List<SpawnActors> spawns = new ArrayList<>();

  FakeProc(Vertx vertx, String id) {
    super(vertx, id);
    this.door =
        agentDoor(Addresses.proc(id))
            .on(Action.SPAWN_ACTORS, SpawnActors.class, this::onSpawnActors)
            .on(Action.STOP_ACTORS, StopRanks.class, this::onStop)
            .on(Action.KILL_ACTORS, StopRanks.class, this::onKill);
  }

  @Override
  Door door() {
    return door;
  }

  /** The spawns that it was asked for. */
  public synchronized List<SpawnActors> spawns() {
    return List.copyOf(spawns);
  }

  private synchronized Future<?> onSpawnActors(SpawnActors request) {
    spawns.add(request);
    return onSpawn(
        request.mesh(),
        request.controller(),
        request.ranks(),
        () -> report(request.mesh(), request.ranks(), Status.RUNNING, Optional.empty()));
  }
}
