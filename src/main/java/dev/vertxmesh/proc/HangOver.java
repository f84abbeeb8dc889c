package dev.vertxmesh.proc;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.HangReport;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A loop that was found to hang answers again: those who sit there are stalled no more.
 *
 * @param message one sentence
 * @param seats who sits there
 * @param event what their controllers are told
 */
record HangOver(String message, Map<Seats, Ranks> seats, SupervisionEvent event) {

  static HangOver of(String proc, String loop, long silenceMillis, Map<Seats, Ranks> seats) {
    String message = "%s answers again, after %d ms".formatted(loop, silenceMillis);
    Subject subject = new Subject(Subject.Kind.PROC, "proc " + proc);
    Cause cause = Cause.of(Learned.PING, message);
    return new HangOver(
        message,
        seats,
        new SupervisionEvent(Kind.ANSWERS_AGAIN, subject, Status.RUNNING, cause, Instant.now()));
  }

  /** What the controller of {@code crew} is to know, in pieces that fit a line each. */
  List<HangReport> reports(Seats crew, String proc) {
    String mesh = crew.spawn().mesh();
    return Hang.pieces(seats.get(crew)).stream()
        .map(ranks -> Hang.report(crew, ranks, Status.RUNNING, 0, event))
        .map(state -> new StateReport(mesh, proc, true, List.of(state)))
        .map(report -> new HangReport(message, false, report))
        .toList();
  }
}
