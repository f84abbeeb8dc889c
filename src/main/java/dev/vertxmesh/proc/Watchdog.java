package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.HangReport;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.SelfWatch;
import dev.vertxmesh.station.Ticker;
import dev.vertxmesh.supervision.HangLedger;
import dev.vertxmesh.supervision.HangLedger.Verdict;
import dev.vertxmesh.supervision.SelfSuspicion;
import io.vertx.core.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the loops of this JVM that hang (PA-11): a plain thread, which needs no event loop, pings
 * each that carries actors at a quarter of the timeout. A worker context counts as hung only while
 * a thread works for it; one whose turn does not come waits for the worker pool, which is logged.
 * While this thread is late itself, the JVM stood still, and no loop is judged (PA-14).
 *
 * <p>Costs one task per loop or worker context and ping: with 10,000 worker actors and a timeout of
 * 1 s, 40,000 tasks a second.
 */
final class Watchdog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);

  private final Ticker ticker;
  private final Duration timeout;
  private final SelfSuspicion.Limits limits;
  private final String proc;
  private final boolean endProc;
  private final Reporter reporter;
  private final Map<Object, WatchedLoop> loops = new HashMap<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Tells the controllers; called on the watchdog's thread. */
  interface Reporter {
    /** Tells {@code controller} of what hangs on this proc. */
    void report(String controller, HangReport report);
  }

  /**
   * A watchdog that sleeps.
   *
   * @param timeout how long a loop may be silent; zero for ever
   * @param limits when it doubts itself
   * @param endProc whether the reports ask for the end of this JVM
   */
  Watchdog(
      Ticker ticker,
      Duration timeout,
      SelfSuspicion.Limits limits,
      String proc,
      boolean endProc,
      Reporter reporter) {
    this.limits = limits;
    this.ticker = ticker;
    this.timeout = timeout;
    this.proc = proc;
    this.endProc = endProc;
    this.reporter = reporter;
  }

  boolean isOff() {
    return timeout.isZero();
  }

  void start() {
    if (!isOff()) {
      Thread thread = new Thread(this::run, "mesh-watchdog");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }

  /** The loop of {@code context}, on whose thread this is called, watched from now on. */
  synchronized WatchedLoop loop(Context context) {
    return loops.computeIfAbsent(
        WatchedLoop.key(context), unknown -> WatchedLoop.of(context, ticker, timeout));
  }

  synchronized void forgetIfEmpty(WatchedLoop loop) {
    if (loop.isEmpty()) {
      loops.remove(loop.key(), loop);
    }
  }

  private synchronized List<WatchedLoop> watched() {
    return List.copyOf(loops.values());
  }

  private synchronized Map<Seats, Ranks> seats(WatchedLoop loop) {
    return loop.seats();
  }

  private void run() {
    Duration interval = HangLedger.interval(timeout);
    SelfSuspicion self = new SelfSuspicion(limits.lateAtMost(interval));
    try {
      Duration due = ticker.now().plus(interval);
      while (!closed.await(Math.max(1, interval.toMillis()), TimeUnit.MILLISECONDS)) {
        Duration now = ticker.now();
        SelfWatch.log(LOG, "watchdog of " + proc, self, self.timer(now.minus(due), now));
        boolean excused = !self.mayJudge(now);
        watched().forEach(loop -> look(loop, now, excused));
        due = ticker.now().plus(interval);
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(WatchedLoop loop, Duration now, boolean excused) {
    try {
      Verdict verdict = loop.look(now, excused);
      long silence = verdict.silence().toMillis();
      switch (verdict.finding()) {
        case NOTHING -> {}
        case LATE -> LOG.warn("{}: {} was blocked for {} ms", proc, loop.name(), silence);
        case BACK -> tellOver(HangOver.of(proc, loop.name(), silence, seats(loop)));
        case HANGS -> judge(loop, silence);
      }
    } catch (RuntimeException failure) {
      LOG.error("{}: cannot look after {}", proc, loop.name(), failure);
    }
  }

  private void judge(WatchedLoop loop, long silence) {
    Optional<Thread> thread = loop.thread();
    if (thread.isEmpty()) {
      LOG.warn(
          "{}: {} waits for a free worker thread for {} ms already", proc, loop.name(), silence);
      return;
    }
    Map<Seats, Ranks> seats = seats(loop);
    if (!seats.isEmpty()) {
      tell(Hang.on(thread.get(), seats, timeout));
    }
  }

  private void tellOver(HangOver over) {
    LOG.warn("{}: {}", proc, over.message());
    for (Seats crew : over.seats().keySet()) {
      over.reports(crew, proc)
          .forEach(report -> reporter.report(crew.spawn().controller(), report));
    }
  }

  private void tell(Hang hang) {
    LOG.warn("{}: {}", proc, hang.message());
    Seats last = hang.crews().get(hang.crews().size() - 1);
    for (Seats crew : hang.crews()) {
      Iterator<StateReport> reports = hang.reports(crew, proc).iterator();
      while (reports.hasNext()) {
        StateReport report = reports.next();
        boolean end = endProc && crew == last && !reports.hasNext();
        reporter.report(crew.spawn().controller(), new HangReport(hang.message(), end, report));
      }
    }
    hang.culprit().ifPresent(seat -> seat.crew().listener().onHang(seat.rank(), hang.timeout()));
  }
}
