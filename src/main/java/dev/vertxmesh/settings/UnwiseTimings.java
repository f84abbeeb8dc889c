package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.MeshSettings.HANG_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.OBSERVER_HOLD;
import static dev.vertxmesh.settings.MeshSettings.ORPHAN_TIMEOUT;
import static dev.vertxmesh.settings.TimingProblem.Severity.ADVICE;

import dev.vertxmesh.settings.DetectionBounds.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Which timings contradict nothing and are unwise all the same (SE-10). A start does not speak of
 * them: tests and drills set such timings on purpose.
 */
public final class UnwiseTimings {

  /** What a full garbage collection, or a machine that swaps, may take. */
  private static final Duration LONG_PAUSE = Duration.ofSeconds(1);

  /** Hazelcast's maintainers call less risky. */
  private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(10);

  private static final int HEARTBEATS_PER_SILENCE = 5;
  private static final int HOLDS_PER_LEASE = 4;

  private final Settings settings;
  private final Cluster cluster;
  private final List<TimingProblem> problems = new ArrayList<>();

  private UnwiseTimings(Settings settings, Cluster cluster) {
    this.settings = settings;
    this.cluster = cluster;
  }

  /** Every one; none for the defaults. */
  public static List<TimingProblem> problems(Settings settings, Cluster cluster) {
    UnwiseTimings timings = new UnwiseTimings(settings, cluster);
    timings.hang();
    timings.lease();
    timings.silence();
    return List.copyOf(timings.problems);
  }

  private void hang() {
    Duration hang = settings.get(HANG_TIMEOUT);
    if (hang.isZero()) {
      advise(
          ("%s: off, so that no frozen worker and no blocked event loop is ever noticed. Set it to"
                  + " 10s, or watch them otherwise.")
              .formatted(HANG_TIMEOUT.name() + " = 0"));
    } else if (hang.compareTo(LONG_PAUSE) < 0) {
      advise(
          ("%s is shorter than the %s that a garbage collection may take: healthy workers would be"
                  + " killed. Raise it, except in tests.")
              .formatted(written(HANG_TIMEOUT), DurationText.spoken(LONG_PAUSE)));
    }
  }

  private void lease() {
    Duration lease = settings.get(ORPHAN_TIMEOUT);
    Duration share = lease.dividedBy(HOLDS_PER_LEASE);
    if (lease.isZero()) {
      advise(
          ("%s: off, so that what a dead owner leaves behind runs for ever. Set it to 60s, unless"
                  + " somebody else ends it.")
              .formatted(ORPHAN_TIMEOUT.name() + " = 0"));
    } else if (settings.get(OBSERVER_HOLD).compareTo(share) > 0) {
      advise(
          ("%s is longer than a quarter of %s, that is %s: a controller that doubts itself holds its"
                  + " verdicts for that long only. Raise the lease, or lower the hold.")
              .formatted(
                  written(OBSERVER_HOLD), written(ORPHAN_TIMEOUT), DurationText.spoken(share)));
    }
  }

  private void silence() {
    Duration least = cluster.heartbeat().multipliedBy(HEARTBEATS_PER_SILENCE);
    String given =
        "hazelcast.max.no.heartbeat.seconds = " + DurationText.format(cluster.longestSilence());
    if (cluster.longestSilence().compareTo(SHORTEST_SILENCE) < 0) {
      advise(
          ("%s is shorter than %s: a member that pauses for so long is removed, and everything on it"
                  + " fails. Raise it in the file of the cluster's configuration.")
              .formatted(given, DurationText.format(SHORTEST_SILENCE)));
    } else if (cluster.longestSilence().compareTo(least) < 0) {
      advise(
          ("%s is shorter than %d times hazelcast.heartbeat.interval.seconds = %s: a few lost"
                  + " heartbeats remove a healthy member. Raise the first or lower the second.")
              .formatted(given, HEARTBEATS_PER_SILENCE, DurationText.format(cluster.heartbeat())));
    }
  }

  private void advise(String sentence) {
    problems.add(new TimingProblem(ADVICE, sentence));
  }

  private String written(Setting<Duration> timing) {
    return timing.name() + " = " + DurationText.format(settings.get(timing));
  }
}
