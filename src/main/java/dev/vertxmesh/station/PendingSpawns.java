package dev.vertxmesh.station;

import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The spawns that an agent has taken and not yet begun, because it checks them on another thread. A
 * stop that comes meanwhile finds nothing to stop: here it revokes the spawn, else what it was for
 * would run until its lease lapses. For one context.
 */
public final class PendingSpawns {

  private final Set<Pending> pending = new HashSet<>();

  /** One of them; never equal to another. */
  private static final class Pending {
    private final String mesh;
    private final long epoch;
    private final Ranks ranks;
    private Optional<StopRanks> stop = Optional.empty();

    Pending(String mesh, long epoch, Ranks ranks) {
      this.mesh = mesh;
      this.epoch = epoch;
      this.ranks = ranks;
    }
  }

  /**
   * A spawn waits for {@code check}.
   *
   * @return what the check says; refused as a conflict if a stop has come before it was done
   */
  public <T> Future<T> until(String mesh, long epoch, Ranks ranks, Future<T> check) {
    Pending one = new Pending(mesh, epoch, ranks);
    pending.add(one);
    return check
        .onComplete(done -> pending.remove(one))
        .map(
            result -> {
              if (one.stop.isPresent()) {
                throw Refusal.CONFLICT.because(
                    mesh + " was stopped before it began: " + one.stop.get().reason());
              }
              return result;
            });
  }

  /** Revokes what it concerns. */
  public void stop(StopRanks stop) {
    pending.stream()
        .filter(one -> one.mesh.equals(stop.mesh()) && one.epoch <= stop.epoch())
        .filter(one -> one.ranks.intersects(stop.ranks()))
        .forEach(one -> one.stop = Optional.of(stop));
  }
}
