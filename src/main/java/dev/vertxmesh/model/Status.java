package dev.vertxmesh.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The state of one rank, in the order in which a life goes (behaviour A 16). Waiting for a status
 * means waiting for it or a later one.
 */
public enum Status {
  /** Nothing of that name is known. */
  NOT_EXIST,
  /** Asked for, and not yet confirmed. */
  INITIALIZING,
  /** Deployed and at work. */
  RUNNING,
  /** Asked to stop, and not yet gone. */
  STOPPING,
  /** Gone, as somebody asked or by its own wish. */
  STOPPED,
  /** Gone by a fault. */
  FAILED,
  /** Given up, because it did not answer in time. */
  TIMEOUT,
  /** Not to be learned at present. */
  UNKNOWN;

  /** On its way out, or out: stopping, stopped, failed or timed out. */
  public boolean isTerminating() {
    return this == STOPPING || isTerminated();
  }

  /** Out, and final within its incarnation (MO-1). */
  public boolean isTerminated() {
    return this == STOPPED || isFailure();
  }

  /** Out by a fault. */
  public boolean isFailure() {
    return this == FAILED || this == TIMEOUT;
  }

  /** Coming up, or at work. */
  public boolean isHealthy() {
    return this == INITIALIZING || this == RUNNING;
  }

  /** Whether a wait for {@code least} ends here: unknown is never "later" than anything. */
  public boolean reaches(Status least) {
    return this != UNKNOWN && compareTo(least) >= 0;
  }

  /** The name in messages and tables: lower case, words joined by a hyphen. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The status of that {@link #text()}.
   *
   * @throws IllegalArgumentException if there is none, naming those that there are
   */
  public static Status parse(String text) {
    return Arrays.stream(values())
        .filter(status -> status.text().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no status is called '"
                        + text
                        + "'; there are "
                        + Arrays.stream(values())
                            .map(Status::text)
                            .collect(Collectors.joining(", "))));
  }
}
