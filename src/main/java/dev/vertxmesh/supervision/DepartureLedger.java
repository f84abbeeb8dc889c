package dev.vertxmesh.supervision;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which nodes are gone that have left something behind, and when that may be removed: at once if
 * they held no lease, else once the longest of their leases and a quarter have passed since they
 * were first missed (SU-12).
 *
 * <p>Times are durations since an arbitrary moment, from a clock that never goes back.
 */
public final class DepartureLedger {

  private final Map<String, Duration> missedSince = new HashMap<>();

  /**
   * What to do now.
   *
   * @param due the nodes whose belongings may be removed
   * @param next how long until another one is due; none if nobody else is missed
   */
  public record Verdict(Set<String> due, Optional<Duration> next) {}

  /**
   * Judges who is missed. One that is back is forgotten, and has its whole time again when it
   * leaves once more.
   *
   * @param owners the nodes to which something belongs, each with the longest lease that it held
   * @param present the nodes of the cluster
   */
  public Verdict judge(Map<String, Duration> owners, Set<String> present, Duration now) {
    Set<String> missed = new HashSet<>(owners.keySet());
    missed.removeAll(present);
    missedSince.keySet().retainAll(missed);
    Set<String> due = new HashSet<>();
    Optional<Duration> next = Optional.empty();
    for (String node : missed) {
      Duration since = missedSince.computeIfAbsent(node, fresh -> now);
      Duration left = since.plus(owners.get(node).multipliedBy(5).dividedBy(4)).minus(now);
      if (left.isZero() || left.isNegative()) {
        due.add(node);
      } else if (next.isEmpty() || left.compareTo(next.get()) < 0) {
        next = Optional.of(left);
      }
    }
    return new Verdict(due, next);
  }
}
