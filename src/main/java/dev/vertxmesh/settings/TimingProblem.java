package dev.vertxmesh.settings;

/**
 * Timings that contradict each other, or that are unwise.
 *
 * @param severity how bad that is
 * @param sentence names every setting and number concerned, the consequence, and what to do
 */
public record TimingProblem(Severity severity, String sentence) {
  /** How bad it is. */
  public enum Severity {
    /** Refuse to start: healthy meshes would be ended or reported lost. */
    ERROR,
    /** Start, and say it: some failures would be reported late, twice, or with the wrong cause. */
    WARNING,
    /** Nothing contradicts: it is known to hurt on real machines, or to leave a fault unnoticed. */
    ADVICE
  }
}
