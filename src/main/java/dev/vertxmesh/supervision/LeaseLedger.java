package dev.vertxmesh.supervision;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The leases of one agent: how long each mesh may go on without word from its controller (SU-3,
 * departures 8 and 9). A lease is a duration that the agent adds to its own clock, so that no two
 * clocks are ever compared.
 *
 * <p>Times are durations since an arbitrary moment, from a clock that never goes back.
 */
public final class LeaseLedger {

  private static final int LOOKS_PER_LEASE = 4;

  /** What became of a lease that was offered. */
  public enum Outcome {
    /** It is the first of this mesh, or of a newer epoch. */
    GRANTED,
    /** The present holder prolonged it. */
    RENEWED,
    /** A newer epoch holds it: who offers it must be obeyed no more. */
    STALE
  }

  /**
   * One lease.
   *
   * @param holder the address of the controller
   * @param epoch its term
   * @param length zero for one that never lapses
   * @param lapsesAt by the agent's clock
   * @param excused whether it was prolonged since its last renewal, because the agent stood still
   */
  public record Lease(
      String mesh, String holder, long epoch, Duration length, Duration lapsesAt, boolean excused) {

    boolean lapsed(Duration now) {
      return !length.isZero() && now.compareTo(lapsesAt) > 0;
    }

    private Lease until(Duration later) {
      return new Lease(mesh, holder, epoch, length, later, true);
    }
  }

  /** What was written down of a lease, and when. */
  private record Written(Lease lease, Duration at) {

    boolean says(Lease present) {
      return lease.epoch() == present.epoch() && lease.length().equals(present.length());
    }

    boolean isOld(Duration now) {
      return !lease.length().isZero() && now.compareTo(at.plus(lease.length())) >= 0;
    }
  }

  /** The highest epoch of a mesh whose lease has ended, and until when it counts. */
  private record Past(long epoch, Duration until) {}

  private final Duration retention;
  private final Map<String, Lease> leases = new HashMap<>();
  private final Map<String, Past> past = new HashMap<>();
  private final Map<String, Written> written = new HashMap<>();

  /**
   * An empty ledger.
   *
   * @param retention how long the epoch of a lease that has ended goes on to refuse older ones;
   *     zero lets an older controller, cut off meanwhile, be obeyed again
   */
  public LeaseLedger(Duration retention) {
    this.retention = retention;
  }

  /** Takes a lease of {@code length} from {@code now} on; zero means never to lapse. */
  public Outcome grant(String mesh, String holder, long epoch, Duration length, Duration now) {
    Lease present = leases.get(mesh);
    if (epoch < obeyed(mesh, now).orElse(epoch)) {
      return Outcome.STALE;
    }
    past.remove(mesh);
    leases.put(mesh, new Lease(mesh, holder, epoch, length, now.plus(length), false));
    return present != null && present.epoch() == epoch ? Outcome.RENEWED : Outcome.GRANTED;
  }

  /**
   * The lease of {@code mesh}, if others should read it anew: it was granted or has changed, or
   * what was written is older than its length, and would be swept away while the lease is held. Who
   * asks is to write it.
   */
  public Optional<Lease> toWrite(String mesh, Duration now) {
    Lease present = leases.get(mesh);
    Written before = written.get(mesh);
    if (present == null || (before != null && before.says(present) && !before.isOld(now))) {
      return Optional.empty();
    }
    written.put(mesh, new Written(present, now));
    return Optional.of(present);
  }

  /** The epoch below which nobody is obeyed about {@code mesh}; none if there was none lately. */
  public Optional<Long> obeyed(String mesh, Duration now) {
    past.values().removeIf(one -> now.compareTo(one.until()) > 0);
    return find(mesh)
        .map(Lease::epoch)
        .or(() -> Optional.ofNullable(past.get(mesh)).map(Past::epoch));
  }

  /** Ends the lease of a mesh that has ended. */
  public Optional<Lease> end(String mesh, Duration now) {
    written.remove(mesh);
    Optional<Lease> ended = Optional.ofNullable(leases.remove(mesh));
    ended.ifPresent(lease -> remember(lease, now));
    return ended;
  }

  private void remember(Lease lease, Duration now) {
    past.put(lease.mesh(), new Past(lease.epoch(), now.plus(retention)));
  }

  /** The leases that are held. */
  public List<Lease> held() {
    return List.copyOf(leases.values());
  }

  /** The lease of {@code mesh}, if one is held. */
  public Optional<Lease> find(String mesh) {
    return Optional.ofNullable(leases.get(mesh));
  }

  /**
   * The agent itself stood still, so that renewals may wait unread: what has lapsed meanwhile holds
   * for a quarter of its length from now on, once for each renewal. An orphan so ends at the latest
   * half a lease after the end of the freeze.
   *
   * @return the leases that were prolonged
   */
  public List<Lease> excuse(Duration now) {
    List<Lease> prolonged =
        leases.values().stream()
            .filter(lease -> lease.lapsed(now) && !lease.excused())
            .map(lease -> lease.until(now.plus(interval(lease.length()))))
            .toList();
    prolonged.forEach(lease -> leases.put(lease.mesh(), lease));
    return prolonged;
  }

  /** Removes, and returns, the leases that have lapsed. */
  public List<Lease> expired(Duration now) {
    List<Lease> lapsed = leases.values().stream().filter(lease -> lease.lapsed(now)).toList();
    lapsed.forEach(lease -> end(lease.mesh(), now));
    return lapsed;
  }

  /** How often to look: a quarter of the shortest lease; none if no lease can lapse. */
  public Optional<Duration> checkInterval() {
    return leases.values().stream()
        .map(Lease::length)
        .filter(length -> !length.isZero())
        .min(Duration::compareTo)
        .map(LeaseLedger::interval);
  }

  /** How often to look at a lease of that length: a quarter of it. */
  public static Duration interval(Duration length) {
    return length.dividedBy(LOOKS_PER_LEASE);
  }
}
