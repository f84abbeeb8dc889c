package dev.vertxmesh.settings;

/**
 * Two or more timings that contradict each other.
 *
 * @param severity whether the start is refused
 * @param sentence names every setting and number concerned, the consequence, and what to do
 */
public record TimingProblem(Severity severity, String sentence) {
  /** Whether the start is refused. */
  public enum Severity {
    /** Refuse to start: healthy meshes would be ended or reported lost. */
    ERROR,
    /** Start, and say it: some failures would be reported late, twice, or with the wrong cause. */
    WARNING
  }
}
