package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.MeshSettings.ACTOR_STATE_MAX_IDLE;
import static dev.vertxmesh.settings.MeshSettings.HANG_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.NOTICE_MISSES;
import static dev.vertxmesh.settings.MeshSettings.NOTICE_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.OBSERVER_HOLD;
import static dev.vertxmesh.settings.MeshSettings.ORPHAN_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.PROC_STATE_MAX_IDLE;
import static dev.vertxmesh.settings.MeshSettings.SUPERVISION_POLL_FREQUENCY;
import static dev.vertxmesh.settings.MeshSettings.SUPERVISION_WATCHDOG_TIMEOUT;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How late each kind of fault is noticed at worst, computed from the settings in force (SE-8). A
 * mesh that was ordered with a lease or a poll of its own has bounds of its own; an observer that
 * doubts itself holds verdicts by silence for {@code mesh.observer.hold} more.
 */
public final class DetectionBounds {

  /** What messages and their handling may take, on machines and networks that keep up. */
  public static final Duration TRAVEL = Duration.ofSeconds(1);

  private static final int SHARES_OF_LEASE = 3;

  private static final Set<Fault> OF_CLUSTER =
      EnumSet.of(
          Fault.HOST_AGENT_KILLED,
          Fault.HOST_LOST,
          Fault.CONTROLLER_KILLED,
          Fault.CONTROLLER_FREEZES);

  private final Settings settings;
  private final Cluster cluster;

  /** What may go wrong. */
  public enum Fault {
    ACTOR_FAILS("an exception escapes in an actor"),
    WORKER_ENDS("a worker exits or is killed"),
    WORKER_FREEZES("a worker is frozen"),
    LOOP_BLOCKED("an actor blocks its event loop"),
    HOST_AGENT_KILLED("a host's JVM is killed"),
    HOST_LOST("a host's machine is gone, or its cable cut"),
    CONTROLLER_KILLED("a controller's JVM is killed, its owner's with it"),
    OWNER_LOST("nobody renews the lease of a mesh any more"),
    CONTROLLER_FREEZES("a controller's JVM is frozen"),
    CONTROLLER_THAWS("a controller's JVM was frozen, and goes on"),
    SUBSCRIBER_SILENT("a subscriber does not answer"),
    PARTITION_SHORT("controller and actors are cut off for less than the lease"),
    PARTITION_LONG("controller and actors are cut off for longer than the lease");

    private final String text;

    Fault(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /**
   * What the cluster's own configuration says about silence.
   *
   * @param heartbeat the time between two heartbeats of a member
   * @param longestSilence after so long a silent member is removed
   */
  public record Cluster(Duration heartbeat, Duration longestSilence) {}

  /**
   * One bound.
   *
   * @param within the longest time until those who are to know have been told; empty if a setting
   *     is off, so that it is never noticed
   * @param formula what it is the sum of, by the names of the settings
   * @param told who tells whom what
   */
  public record Bound(Fault fault, Optional<Duration> within, String formula, String told) {

    /** The bound in words. */
    public String text() {
      return within.map(DurationText::spoken).orElse("never");
    }
  }

  /** One summand. */
  private record Term(Duration value, String text) {}

  private DetectionBounds(Settings settings, Cluster cluster) {
    this.settings = settings;
    this.cluster = cluster;
  }

  /** The bound of every fault. */
  public static List<Bound> of(Settings settings, Cluster cluster) {
    DetectionBounds bounds = new DetectionBounds(settings, cluster);
    return Arrays.stream(Fault.values()).map(bounds::bound).toList();
  }

  /** The bound of one fault. */
  public static Bound of(Fault fault, Settings settings, Cluster cluster) {
    return new DetectionBounds(settings, cluster).bound(fault);
  }

  /**
   * The bound of one fault of a worker, an actor or a lease.
   *
   * @throws IllegalArgumentException if it also depends on the cluster's own configuration
   */
  public static Bound of(Fault fault, Settings settings) {
    if (OF_CLUSTER.contains(fault)) {
      throw new IllegalArgumentException(fault + " depends on the cluster's configuration");
    }
    return of(fault, settings, new Cluster(Duration.ZERO, Duration.ZERO));
  }

  private Bound bound(Fault fault) {
    return switch (fault) {
      case ACTOR_FAILS, WORKER_ENDS, WORKER_FREEZES, LOOP_BLOCKED -> ofWorker(fault);
      case HOST_AGENT_KILLED, HOST_LOST -> ofHost(fault);
      case CONTROLLER_KILLED, CONTROLLER_FREEZES, CONTROLLER_THAWS -> ofController(fault);
      case OWNER_LOST, PARTITION_LONG -> ofLease(fault);
      case SUBSCRIBER_SILENT, PARTITION_SHORT -> ofSilence(fault);
    };
  }

  private Bound ofWorker(Fault fault) {
    return switch (fault) {
      case ACTOR_FAILS ->
          bound(
              fault,
              "Its proc agent tells the controller at once, this its owner and subscribers; the next"
                  + " poll finds what was lost on the way.",
              poll());
      case WORKER_ENDS ->
          bound(
              fault,
              "Its host sees the process end, in milliseconds, and tells the controllers of its proc"
                  + " mesh and actors; the next poll finds what was lost on the way.",
              poll());
      case WORKER_FREEZES ->
          bound(
              fault,
              "Its host hears no beat, tells the controllers that its ranks timed out, and kills it;"
                  + " if more than half of the workers there are silent at once, after "
                  + written(OBSERVER_HOLD)
                  + " more.",
              share(HANG_TIMEOUT, 5, 4));
      default ->
          bound(
              fault,
              "The watchdog in its worker names the actor, with its stack, over the lifeline; the"
                  + " others on that loop are warned.",
              share(HANG_TIMEOUT, 3, 2));
    };
  }

  private Bound ofHost(Fault fault) {
    return fault == Fault.HOST_AGENT_KILLED
        ? bound(
            fault,
            "Its sockets close: the cluster removes it, mostly within a second, and each controller"
                + " tells that all ranks on it failed. Its workers end themselves.",
            longestSilence(),
            heartbeat())
        : bound(
            fault,
            "The cluster removes the silent member; each controller tells that all ranks on it"
                + " failed.",
            longestSilence(),
            heartbeat());
  }

  private Bound ofController(Fault fault) {
    return switch (fault) {
      case CONTROLLER_KILLED ->
          bound(
              fault,
              "The cluster removes its node, mostly within a second; the hub of each subscriber"
                  + " tells that the controller is lost. What it ran ends by its lease.",
              longestSilence(),
              heartbeat());
      case CONTROLLER_FREEZES ->
          bound(
              fault,
              "The watchdog of each subscriber tells that the controller is lost, or the cluster"
                  + " removes its node, whichever comes first. Its ranks end by their lease if it"
                  + " does not go on before.",
              shorter(
                  new Term(
                      settings.get(SUPERVISION_WATCHDOG_TIMEOUT),
                      written(SUPERVISION_WATCHDOG_TIMEOUT)),
                  new Term(
                      longestSilence().value().plus(heartbeat().value()),
                      longestSilence().text() + " + " + heartbeat().text())));
      default ->
          bound(
              fault,
              "It tells its subscribers that it doubts itself, declares nobody dead by silence, and"
                  + " says when it trusts itself again.",
              hold(),
              new Term(
                  settings.get(MeshSettings.OBSERVER_LATE_LIMIT),
                  written(MeshSettings.OBSERVER_LATE_LIMIT)));
    };
  }

  private Bound ofLease(Fault fault) {
    return bound(
        fault,
        fault == Fault.OWNER_LOST
            ? "The proc agent stops its actors; a worker whose proc mesh it is ends itself. A frozen"
                + " agent grants a quarter more after the thaw."
            : "The agents end by themselves what the controller cannot reach; it tells its subscribers"
                + " that these ranks are out of reach, and once they answer, that they ended.",
        share(ORPHAN_TIMEOUT, 5, 4));
  }

  private Bound ofSilence(Fault fault) {
    return fault == Fault.SUBSCRIBER_SILENT
        ? bound(
            fault,
            "The controller drops it, and logs that. At once if nobody listens there, or if its node"
                + " left.",
            new Term(
                poll().value().multipliedBy(settings.get(NOTICE_MISSES)),
                NOTICE_MISSES.name()
                    + " = "
                    + settings.get(NOTICE_MISSES)
                    + " times "
                    + poll().text()),
            new Term(settings.get(NOTICE_TIMEOUT), written(NOTICE_TIMEOUT)))
        : bound(
            fault,
            "The controller tells its subscribers that these ranks are out of reach, and later that"
                + " they are back; nobody ends.",
            poll(),
            patience());
  }

  private Bound bound(Fault fault, String told, Term... terms) {
    Optional<Term> off = Arrays.stream(terms).filter(term -> term.value().isZero()).findFirst();
    if (off.isPresent()) {
      return new Bound(fault, Optional.empty(), off.get().text() + ": off", told);
    }
    Term travel = new Term(TRAVEL, DurationText.format(TRAVEL) + " for messages");
    List<Term> all = Stream.concat(Arrays.stream(terms), Stream.of(travel)).toList();
    Duration sum = all.stream().map(Term::value).reduce(Duration.ZERO, Duration::plus);
    String formula = all.stream().map(Term::text).collect(Collectors.joining(" + "));
    return new Bound(fault, Optional.of(sum), formula, told);
  }

  /** A controller asks no less often than thrice in a lease. */
  private Term poll() {
    return withinLease(SUPERVISION_POLL_FREQUENCY);
  }

  private Term patience() {
    Setting<Duration> longer =
        settings.get(ACTOR_STATE_MAX_IDLE).compareTo(settings.get(PROC_STATE_MAX_IDLE)) > 0
            ? ACTOR_STATE_MAX_IDLE
            : PROC_STATE_MAX_IDLE;
    return withinLease(longer);
  }

  private Term withinLease(Setting<Duration> timing) {
    Term set = new Term(settings.get(timing), written(timing));
    return settings.get(ORPHAN_TIMEOUT).isZero() ? set : shorter(set, third());
  }

  private Term third() {
    return share(ORPHAN_TIMEOUT, 1, SHARES_OF_LEASE);
  }

  private Term hold() {
    Term set = new Term(settings.get(OBSERVER_HOLD), written(OBSERVER_HOLD));
    return settings.get(ORPHAN_TIMEOUT).isZero() ? set : shorter(set, share(ORPHAN_TIMEOUT, 1, 4));
  }

  private Term longestSilence() {
    return clusterTerm("hazelcast.max.no.heartbeat.seconds", cluster.longestSilence());
  }

  private Term heartbeat() {
    return clusterTerm("hazelcast.heartbeat.interval.seconds", cluster.heartbeat());
  }

  private static Term clusterTerm(String property, Duration value) {
    return new Term(value, property + " = " + DurationText.format(value));
  }

  private static Term shorter(Term one, Term other) {
    return one.value().compareTo(other.value()) <= 0 ? one : other;
  }

  private Term share(Setting<Duration> timing, int parts, int of) {
    Duration value = settings.get(timing).multipliedBy(parts).dividedBy(of);
    return new Term(value, parts + "/" + of + " of " + written(timing));
  }

  private String written(Setting<Duration> timing) {
    return timing.name() + " = " + DurationText.format(settings.get(timing));
  }
}
