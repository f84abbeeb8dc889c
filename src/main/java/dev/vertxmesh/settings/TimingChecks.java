package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.MeshSettings.ACTOR_STATE_MAX_IDLE;
import static dev.vertxmesh.settings.MeshSettings.ACTOR_STOP_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.CLEANUP_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.HANG_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.HOST_SPAWN_READY_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.NOTICE_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.OBSERVER_HOLD;
import static dev.vertxmesh.settings.MeshSettings.OBSERVER_LATE_LIMIT;
import static dev.vertxmesh.settings.MeshSettings.ORPHAN_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.PROCESS_EXIT_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.PROCESS_TERMINATE_TIMEOUT;
import static dev.vertxmesh.settings.MeshSettings.PROC_SPAWN_MAX_IDLE;
import static dev.vertxmesh.settings.MeshSettings.PROC_STATE_MAX_IDLE;
import static dev.vertxmesh.settings.MeshSettings.PROC_STOP_MAX_IDLE;
import static dev.vertxmesh.settings.MeshSettings.SUPERVISION_POLL_FREQUENCY;
import static dev.vertxmesh.settings.MeshSettings.SUPERVISION_WATCHDOG_TIMEOUT;
import static dev.vertxmesh.settings.TimingProblem.Severity.ERROR;
import static dev.vertxmesh.settings.TimingProblem.Severity.WARNING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which timings contradict each other (design 3, Time). */
public final class TimingChecks {
  private static final int POLLS_PER_LEASE = 3;
  private static final int LOOKS_PER_TIMEOUT = 4;

  private final Settings settings;
  private final List<TimingProblem> problems = new ArrayList<>();

  private TimingChecks(Settings settings) {
    this.settings = settings;
  }

  /** Every contradiction, errors first; none for the defaults. A timing that is off has none. */
  public static List<TimingProblem> problems(Settings settings) {
    TimingChecks checks = new TimingChecks(settings);
    checks.lease();
    checks.watchdogAgainstPoll();
    checks.watchdogAgainstRound();
    checks.notice();
    checks.hang();
    checks.graces();
    checks.barriers();
    checks.observer();
    return List.copyOf(checks.problems);
  }

  /**
   * Refuses settings that must not start.
   *
   * @return the sentences of the warnings, to be logged
   * @throws IllegalArgumentException with the sentence of each error, one a line
   */
  public static List<String> requireSound(Settings settings) {
    List<TimingProblem> problems = problems(settings);
    List<String> errors = sentences(problems, ERROR);
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", errors));
    }
    return sentences(problems, WARNING);
  }

  private static List<String> sentences(
      List<TimingProblem> problems, TimingProblem.Severity severity) {
    return problems.stream()
        .filter(problem -> problem.severity() == severity)
        .map(TimingProblem::sentence)
        .toList();
  }

  /** A lease is renewed at least at each third of it (design 3, Lease). */
  private void lease() {
    Duration least = settings.get(SUPERVISION_POLL_FREQUENCY).multipliedBy(POLLS_PER_LEASE);
    if (isOn(ORPHAN_TIMEOUT) && isShorter(ORPHAN_TIMEOUT, least)) {
      report(
          ERROR,
          ("%s is less than %d times %s, that is %s: leases would lapse between two renewals, and"
                  + " healthy actors end. Raise the first, lower the second, or turn the first off"
                  + " with 0.")
              .formatted(
                  written(ORPHAN_TIMEOUT),
                  POLLS_PER_LEASE,
                  written(SUPERVISION_POLL_FREQUENCY),
                  DurationText.spoken(least)));
    }
  }

  private void watchdogAgainstPoll() {
    if (isNotLonger(SUPERVISION_WATCHDOG_TIMEOUT, settings.get(SUPERVISION_POLL_FREQUENCY))) {
      report(
          ERROR,
          ("%s is not longer than %s: every controller would be taken for dead between two of its"
                  + " heartbeats. Raise the first or lower the second.")
              .formatted(
                  written(SUPERVISION_WATCHDOG_TIMEOUT), written(SUPERVISION_POLL_FREQUENCY)));
    }
  }

  /** Behaviour B 59. */
  private void watchdogAgainstRound() {
    List<Setting<Duration>> parts =
        List.of(SUPERVISION_POLL_FREQUENCY, ACTOR_STATE_MAX_IDLE, PROC_STATE_MAX_IDLE);
    Duration round = sum(parts);
    if (isNotLonger(SUPERVISION_WATCHDOG_TIMEOUT, round)) {
      report(
          WARNING,
          ("%s is not longer than %s, that is %s: a controller that waits for slow replies may be"
                  + " taken for dead. Raise the first or lower one of the others.")
              .formatted(
                  written(SUPERVISION_WATCHDOG_TIMEOUT),
                  joined(parts),
                  DurationText.spoken(round)));
    }
  }

  private void notice() {
    if (isNotLonger(SUPERVISION_POLL_FREQUENCY, settings.get(NOTICE_TIMEOUT))) {
      report(
          WARNING,
          ("%s is not shorter than %s: heartbeats to a dead subscriber overlap, and it is removed"
                  + " late. Lower the first or raise the second.")
              .formatted(written(NOTICE_TIMEOUT), written(SUPERVISION_POLL_FREQUENCY)));
    }
  }

  private void hang() {
    if (isNotLonger(ACTOR_STATE_MAX_IDLE, settings.get(HANG_TIMEOUT))) {
      report(
          WARNING,
          ("%s is not shorter than %s: a hung worker would be reported as unreachable before its"
                  + " watchdog can name the actor that hangs. Lower the first or raise the second.")
              .formatted(written(HANG_TIMEOUT), written(ACTOR_STATE_MAX_IDLE)));
    }
  }

  private void graces() {
    warnIfShorter(
        PROCESS_EXIT_TIMEOUT,
        List.of(ACTOR_STOP_TIMEOUT),
        "workers would get TERM before their actors had their time to stop");
    warnIfShorter(
        PROC_STOP_MAX_IDLE,
        List.of(PROCESS_EXIT_TIMEOUT, PROCESS_TERMINATE_TIMEOUT),
        "a stop would be given up while workers are still within their graces");
    warnIfShorter(
        CLEANUP_TIMEOUT,
        List.of(PROC_STOP_MAX_IDLE),
        "cleaning up would be cut off while procs stop");
    warnIfShorter(
        CLEANUP_TIMEOUT,
        List.of(ACTOR_STOP_TIMEOUT),
        "cleaning up would be cut off while actors stop");
  }

  private void barriers() {
    warnIfShorter(
        PROC_SPAWN_MAX_IDLE,
        List.of(HOST_SPAWN_READY_TIMEOUT),
        "a spawn would be given up before the host can say why a worker is not ready");
  }

  /** SU-11: whoever judges by a timeout notices a freeze of its own that is a quarter of it. */
  private void observer() {
    Duration quarter = settings.get(NOTICE_TIMEOUT).dividedBy(LOOKS_PER_TIMEOUT);
    if (settings.get(OBSERVER_LATE_LIMIT).compareTo(quarter) > 0) {
      report(
          WARNING,
          ("%s is longer than a quarter of %s, that is %s: a controller that was frozen for a"
                  + " moment takes its subscribers for silent. Lower the first or raise the second.")
              .formatted(
                  written(OBSERVER_LATE_LIMIT),
                  written(NOTICE_TIMEOUT),
                  DurationText.spoken(quarter)));
    }
    warnIfShorter(
        OBSERVER_HOLD,
        List.of(OBSERVER_LATE_LIMIT),
        "an observer would judge again before it can know that it is still late");
  }

  private void warnIfShorter(
      Setting<Duration> whole, List<Setting<Duration>> parts, String effect) {
    Duration sum = sum(parts);
    if (isShorter(whole, sum)) {
      String total = parts.size() == 1 ? "" : ", that is " + DurationText.spoken(sum);
      report(
          WARNING,
          "%s is shorter than %s%s: %s. Raise the first or lower the rest."
              .formatted(written(whole), joined(parts), total, effect));
    }
  }

  private void report(TimingProblem.Severity severity, String sentence) {
    problems.add(new TimingProblem(severity, sentence));
  }

  private boolean isOn(Setting<Duration> timing) {
    return !settings.get(timing).isZero();
  }

  private boolean isShorter(Setting<Duration> timing, Duration other) {
    return settings.get(timing).compareTo(other) < 0;
  }

  private boolean isNotLonger(Setting<Duration> timing, Duration other) {
    return settings.get(timing).compareTo(other) <= 0;
  }

  private Duration sum(List<Setting<Duration>> timings) {
    return timings.stream().map(settings::get).reduce(Duration.ZERO, Duration::plus);
  }

  private String joined(List<Setting<Duration>> timings) {
    return timings.stream().map(this::written).collect(Collectors.joining(" + "));
  }

  private String written(Setting<Duration> timing) {
    return timing.name() + " = " + DurationText.format(settings.get(timing));
  }
}
