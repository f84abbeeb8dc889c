package dev.vertxmesh.protocol;

/**
 * Worker → its host, as the text of {@link LifelineMessage.Verb#HANG}, one for each mesh that has
 * actors on a loop that hangs. The host hands {@code report} on to the controllers, whether or not
 * the worker's own bus traffic still flows.
 *
 * @param message what hangs, one sentence for people
 * @param end whether the host is to end the worker, as {@code mesh.hang-action} says
 * @param report the rank that hangs, if one is known, as timed out; the others on that loop with a
 *     warning
 */
public record HangReport(String message, boolean end, StateReport report) {

  public HangReport {
    message = Fields.require("message", message);
    report = Fields.require("report", report);
  }

  /** Reads the text of a HANG message. */
  public static HangReport decode(String text) {
    return Wire.read(HangReport.class, text);
  }

  /** As the text of a HANG message. */
  public String encode() {
    return Wire.toBuffer(this).toString();
  }
}
