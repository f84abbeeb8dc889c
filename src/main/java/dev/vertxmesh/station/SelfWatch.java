package dev.vertxmesh.station;

import dev.vertxmesh.supervision.SelfSuspicion;
import dev.vertxmesh.supervision.SelfSuspicion.Change;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An observer that watches itself (ST-6): a pulse on its own context, at half of the lateness that
 * it forgives, tells a freeze of the JVM or of this loop from the silence of others. Whoever is
 * about to judge by silence asks {@link #mayJudge()} first: it is right also when its timer fires
 * before that of the pulse. Belongs to the context that starts it.
 */
public final class SelfWatch {

  private static final Logger LOG = LoggerFactory.getLogger(SelfWatch.class);
  private static final int PULSES_PER_LIMIT = 2;

  private final Ticker ticker;
  private final String observer;
  private final SelfSuspicion suspicion;
  private final BiConsumer<Change, String> listener;
  private final Duration interval;
  private final Periodic pulse;

  /**
   * A watch that waits to be started.
   *
   * @param observer its name, for people
   * @param listener is told when it begins or ceases to doubt itself, and why
   */
  public SelfWatch(
      Vertx vertx,
      Ticker ticker,
      String observer,
      SelfSuspicion.Limits limits,
      BiConsumer<Change, String> listener) {
    this.ticker = ticker;
    this.observer = observer;
    this.suspicion = new SelfSuspicion(limits);
    this.listener = listener;
    this.interval = limits.late().dividedBy(PULSES_PER_LIMIT);
    this.pulse = new Periodic(vertx, ticker, () -> interval, this::beat);
  }

  public void start() {
    suspicion.expect(ticker.now().plus(interval));
    pulse.start();
  }

  public void stop() {
    pulse.stop();
  }

  private void beat(Duration due, Duration now) {
    suspicion.expect(now.plus(interval));
    tell(suspicion.timer(now.minus(due), now));
  }

  /** It looked at all that it watches, and does not see so many of them. */
  public void sight(int lost, int watched) {
    tell(suspicion.sight(lost, watched, ticker.now()));
  }

  /** Whether a verdict by silence may be given now. */
  public boolean mayJudge() {
    return suspicion.mayJudge(ticker.now());
  }

  /** Whether an answer that did not come is missing, and not only unread. */
  public boolean isInTime() {
    return suspicion.isInTime(ticker.now());
  }

  /** How long to wait for an answer that is asked for now. */
  public Duration stretched(Duration timeout) {
    return suspicion.stretched(timeout, ticker.now());
  }

  /** The lateness that it forgives, and how long it holds its verdicts. */
  public SelfSuspicion.Limits limits() {
    return suspicion.limits();
  }

  private void tell(Change change) {
    if (change != Change.NOTHING) {
      log(LOG, observer, suspicion, change);
      listener.accept(change, suspicion.reason());
    }
  }

  /** Writes the change of an observer down, with the numbers. */
  public static void log(Logger log, String observer, SelfSuspicion suspicion, Change change) {
    switch (change) {
      case NOTHING -> {}
      case DEGRADED ->
          log.warn(
              "{}: observer healthy → degraded: {}; verdicts by silence are held for {} ms",
              observer,
              suspicion.reason(),
              suspicion.limits().hold().toMillis());
      case RECOVERED ->
          log.info("{}: observer degraded → healthy: {}", observer, suspicion.reason());
    }
  }
}
