package dev.vertxmesh.supervision;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which agents answer, and when to ask each of them again (SU-6, departure 7). One that does not
 * answer is asked less and less often, but never less often than the leases need.
 *
 * <p>Times are durations since an arbitrary moment, from a clock that never goes back.
 */
public final class ReachLedger {

  private static final int MOST_DOUBLINGS = 16;

  private final Duration interval;
  private final Duration longest;
  private final Map<String, Peer> peers = new HashMap<>();

  private static final class Peer {
    private int misses;
    private Optional<Duration> notBefore = Optional.empty();
    private Optional<Duration> askedAt = Optional.empty();
  }

  /**
   * An empty ledger.
   *
   * @param interval between two questions to an agent that answers
   * @param longest the back-off ends here: a third of the lease
   */
  public ReachLedger(Duration interval, Duration longest) {
    this.interval = interval;
    this.longest = longest.compareTo(interval) < 0 ? interval : longest;
  }

  /** Whether to ask {@code peer} now; if so, it counts as asked until it answers or misses. */
  public boolean ask(String peer, Duration now) {
    Peer known = peers.computeIfAbsent(peer, name -> new Peer());
    boolean tooEarly = known.notBefore.filter(earliest -> now.compareTo(earliest) < 0).isPresent();
    if (known.askedAt.isPresent() || tooEarly) {
      return false;
    }
    known.askedAt = Optional.of(now);
    return true;
  }

  /** It answered; true if it was out of reach until now. Nothing if it was never asked. */
  public boolean answered(String peer) {
    Peer known = peers.get(peer);
    if (known == null) {
      return false;
    }
    known.askedAt = Optional.empty();
    boolean wasOut = known.misses > 0;
    known.misses = 0;
    known.notBefore = Optional.empty();
    return wasOut;
  }

  /**
   * It did not answer; true if it was within reach until now. Nothing if it was never asked, or is
   * forgotten: the answer that an ended process still owes is not news.
   */
  public boolean missed(String peer, Duration now) {
    Peer known = peers.get(peer);
    if (known == null) {
      return false;
    }
    known.askedAt = Optional.empty();
    known.misses++;
    known.notBefore = Optional.of(now.plus(backOff(known.misses)));
    return known.misses == 1;
  }

  /** It did not answer, and the fault may be the asker's own: it is asked anew, and that is all. */
  public void excuse(String peer) {
    Peer known = peers.get(peer);
    if (known != null) {
      known.askedAt = Optional.empty();
    }
  }

  /**
   * Whether nothing is seen of it at present: it has missed a question, or leaves one unanswered
   * for longer than {@code patience}.
   */
  public boolean isOutOfSight(String peer, Duration patience, Duration now) {
    Peer known = peers.get(peer);
    return known != null
        && (known.misses > 0
            || known.askedAt.filter(at -> now.minus(at).compareTo(patience) > 0).isPresent());
  }

  private Duration backOff(int misses) {
    Duration wait = interval.multipliedBy(1L << Math.min(misses - 1, MOST_DOUBLINGS));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  /** It is known to be gone: nobody need ask it any more. */
  public void forget(String peer) {
    peers.remove(peer);
  }
}
