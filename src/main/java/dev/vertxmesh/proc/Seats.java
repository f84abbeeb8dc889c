package dev.vertxmesh.proc;

import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Context;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Which loops carry the actors of one spawn. Costs a reference for each of them. Used by any
 * thread; the {@link Watchdog} guards it.
 */
final class Seats {

  private final Watchdog watchdog;
  private final SpawnActors spawn;
  private final IntFunction<Subject> subjects;
  private final Listener listener;
  private final int first;
  private final WatchedLoop[] loops;
  private final Context[] contexts;

  /** Hears of a hang, on the watchdog's thread. */
  interface Listener {
    /** That rank hangs, and has ended by it as the event says. */
    void onHang(int rank, SupervisionEvent timeout);
  }

  Seats(Watchdog watchdog, SpawnActors spawn, IntFunction<Subject> subjects, Listener listener) {
    this.watchdog = watchdog;
    this.spawn = spawn;
    this.subjects = subjects;
    this.listener = listener;
    this.first = spawn.ranks().first();
    this.loops = new WatchedLoop[watchdog.isOff() ? 0 : spawn.ranks().size()];
    this.contexts = new Context[spawn.drillable() ? loops.length : 0];
  }

  SpawnActors spawn() {
    return spawn;
  }

  Subject subject(int rank) {
    return subjects.apply(rank);
  }

  Listener listener() {
    return listener;
  }

  /** The actor of that rank is about to start on {@code context}, on the present thread. */
  void take(int rank, Context context) {
    if (!watchdog.isOff()) {
      synchronized (watchdog) {
        WatchedLoop loop = watchdog.loop(context);
        loop.seat(this);
        loops[rank - first] = loop;
        if (spawn.drillable()) {
          contexts[rank - first] = context;
        }
      }
    }
  }

  /** Where a rank of a drillable spawn runs; empty if it has ended, or if nobody watches. */
  Optional<Context> context(int rank) {
    synchronized (watchdog) {
      boolean seated = rank - first < contexts.length && loops[rank - first] != null;
      return seated ? Optional.of(contexts[rank - first]) : Optional.empty();
    }
  }

  /** Those who sit on {@code loop}; who calls holds the watchdog's lock. Costs all ranks. */
  Ranks on(WatchedLoop loop) {
    Ranks.Builder there = Ranks.builder();
    for (int seat = 0; seat < loops.length; seat++) {
      if (loops[seat] == loop) {
        there.add(first + seat);
      }
    }
    return there.build();
  }

  /** These ranks have ended. */
  void leave(Ranks ranks) {
    if (!watchdog.isOff()) {
      synchronized (watchdog) {
        ranks.stream().forEach(this::leave);
      }
    }
  }

  private void leave(int rank) {
    WatchedLoop loop = loops[rank - first];
    if (loop != null) {
      loops[rank - first] = null;
      loop.unseat(this);
      watchdog.forgetIfEmpty(loop);
    }
  }
}
