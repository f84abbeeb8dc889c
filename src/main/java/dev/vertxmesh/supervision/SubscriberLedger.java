package dev.vertxmesh.supervision;

import dev.vertxmesh.shape.Ranks;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is told, and who is taken for dead (SU-5): one whose address has no handler, at once; one
 * that does not answer several times in a row; one whose node has left. All three are needed,
 * because a lost node answers nothing and a stale address times out.
 */
public final class SubscriberLedger {

  /** How a subscriber takes its notices. */
  public enum Form {
    /** A node's hub: every notice, as one encoded buffer. */
    HUB,
    /** Any event-bus consumer: JSON objects, trimmed to its region. */
    PLAIN
  }

  /**
   * One subscriber; the address alone makes it the same one (behaviour A 9).
   *
   * @param address where notices go
   * @param node where it lives, "" if it did not say
   * @param form how it takes them
   * @param ranks what it wants to hear of; empty means the whole mesh
   * @param handlers how many handlers stand behind it
   */
  public record Subscriber(String address, String node, Form form, Ranks ranks, int handlers) {}

  private final Map<String, Subscriber> subscribers = new LinkedHashMap<>();
  private final Map<String, Integer> misses = new LinkedHashMap<>();
  private final int mostMisses;

  /**
   * An empty ledger.
   *
   * @param mostMisses after how many unanswered notices in a row a subscriber is removed; 1 removes
   *     a subscriber for one lost packet, many let a dead one cost that many timeouts
   */
  public SubscriberLedger(int mostMisses) {
    this.mostMisses = mostMisses;
  }

  /** Adds it, or replaces what is known of its address. */
  public void add(Subscriber subscriber) {
    subscribers.put(subscriber.address(), subscriber);
    misses.remove(subscriber.address());
  }

  /** Removes the subscriber of that address, if there is one. */
  public Optional<Subscriber> remove(String address) {
    misses.remove(address);
    return Optional.ofNullable(subscribers.remove(address));
  }

  /** It answered. */
  public void acknowledged(String address) {
    misses.remove(address);
  }

  /** It did not answer in time; returned if it is removed for that. */
  public Optional<Subscriber> timedOut(String address) {
    if (!subscribers.containsKey(address)) {
      return Optional.empty();
    }
    return misses.merge(address, 1, Integer::sum) >= mostMisses
        ? remove(address)
        : Optional.empty();
  }

  /** Removes, and returns, those that lived on {@code node}. */
  public List<Subscriber> nodeLeft(String node) {
    List<Subscriber> gone =
        subscribers.values().stream().filter(one -> one.node().equals(node)).toList();
    gone.forEach(one -> remove(one.address()));
    return gone;
  }

  /** All of them, in the order in which they came. */
  public Collection<Subscriber> all() {
    return List.copyOf(subscribers.values());
  }

  /** Whether somebody of that address is told. */
  public boolean has(String address) {
    return subscribers.containsKey(address);
  }

  /** How many addresses are told. */
  public int addresses() {
    return subscribers.size();
  }

  /** How many handlers are told (behaviour A 61). */
  public int count() {
    return subscribers.values().stream().mapToInt(Subscriber::handlers).sum();
  }
}
