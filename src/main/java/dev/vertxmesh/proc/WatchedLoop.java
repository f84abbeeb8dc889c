package dev.vertxmesh.proc;

import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Ticker;
import dev.vertxmesh.supervision.HangLedger;
import dev.vertxmesh.supervision.HangLedger.Verdict;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One event loop that carries actors, or one worker context, and who sits there. The seats are
 * guarded by the {@link Watchdog}; the rest belongs to its thread.
 */
final class WatchedLoop {

  private final Object key;
  private final Executor executor;
  private final Optional<Thread> thread;
  private final Ticker ticker;
  private final HangLedger ledger;
  private final AtomicReference<Duration> answer = new AtomicReference<>();
  private final Map<Seats, Integer> seats = new LinkedHashMap<>();

  private WatchedLoop(
      Object key, Executor executor, Optional<Thread> thread, Ticker ticker, Duration timeout) {
    this.key = key;
    this.executor = executor;
    this.thread = thread;
    this.ticker = ticker;
    this.ledger = new HangLedger(timeout);
  }

  /** What tells the loop of {@code context} from others. */
  static Object key(Context context) {
    ContextInternal known = ((ContextInternal) context).unwrap();
    return known.isEventLoopContext() ? known.nettyEventLoop() : known;
  }

  /** The loop of {@code context}; called on the thread of that context. */
  static WatchedLoop of(Context context, Ticker ticker, Duration timeout) {
    ContextInternal known = ((ContextInternal) context).unwrap();
    return known.isEventLoopContext()
        ? new WatchedLoop(
            known.nettyEventLoop(),
            known.nettyEventLoop(),
            Optional.of(Thread.currentThread()),
            ticker,
            timeout)
        : new WatchedLoop(
            known,
            task -> known.runOnContext(turn -> task.run()),
            Optional.empty(),
            ticker,
            timeout);
  }

  Object key() {
    return key;
  }

  /** What it is, for people. */
  String name() {
    return thread.map(Thread::getName).orElse("a worker context");
  }

  /** One more actor of {@code crew} sits there. */
  void seat(Seats crew) {
    seats.merge(crew, 1, Integer::sum);
  }

  /** One of them has left. */
  void unseat(Seats crew) {
    seats.computeIfPresent(crew, (same, taken) -> taken == 1 ? null : taken - 1);
  }

  boolean isEmpty() {
    return seats.isEmpty();
  }

  /** Who sits there now. */
  Map<Seats, Ranks> seats() {
    Map<Seats, Ranks> present = new LinkedHashMap<>();
    seats.keySet().forEach(crew -> present.put(crew, crew.on(this)));
    return present;
  }

  /**
   * Looks whether it has answered, and pings it again if so.
   *
   * @param excused whether silence counts for nothing, because it may be the fault of this JVM
   */
  Verdict look(Duration now, boolean excused) {
    Duration answered = answer.getAndSet(null);
    if (answered == null && excused) {
      ledger.excuse(now);
    }
    Verdict verdict = answered == null ? ledger.look(now) : ledger.answered(answered);
    if (ledger.isPingDue()) {
      ping(now);
    }
    return verdict;
  }

  private void ping(Duration now) {
    try {
      executor.execute(() -> answer.set(ticker.now()));
      ledger.pinged(now);
    } catch (RejectedExecutionException closed) {
      // Its Vertx is closed: there is nobody left who could hang.
    }
  }

  /** The thread that works for it at present; a worker context may have none. */
  Optional<Thread> thread() {
    return thread.or(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .filter(busy -> Dispatching.on(busy).filter(key::equals).isPresent())
                .findFirst());
  }
}
