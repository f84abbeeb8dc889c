package dev.vertxmesh.proc;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Inbox;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A blocked thread, who sits on it, and who is to blame: the actor for whose context the thread
 * works. If that is not known, the one whose class is on the stack, if it is the only one of that
 * class there; else nobody is, and all are warned.
 *
 * @param seats who sits on that loop
 * @param culprit who holds it
 * @param timeout the end of the culprit, or of nobody
 */
record Hang(
    String thread,
    Map<Seats, Ranks> seats,
    Optional<Seat> culprit,
    Duration limit,
    SupervisionEvent timeout) {

  /** So many runs of ranks take less than half of the longest line of a lifeline. */
  private static final int MOST_RUNS = 2000;

  private static final int TOP_FRAMES = 8;
  private static final int SHOWN_FRAMES = 24;

  /** One actor. */
  record Seat(Seats crew, int rank) {

    private Subject subject() {
      return crew.subject(rank);
    }
  }

  /** What can be seen of {@code thread}, which is blocked for longer than {@code limit}. */
  static Hang on(Thread thread, Map<Seats, Ranks> seats, Duration limit) {
    StackTraceElement[] stack = thread.getStackTrace();
    Optional<Seat> culprit = working(thread, seats).or(() -> onStack(stack, seats));
    TimeoutException evidence =
        new TimeoutException(thread.getName() + " is blocked (" + thread.getState() + ")");
    evidence.setStackTrace(culprit.map(seat -> cut(stack, seat)).orElse(stack));
    Subject subject = culprit.map(Seat::subject).orElse(new Subject(Subject.Kind.PROC, "a proc"));
    String message =
        "it has held %s for more than %d ms".formatted(thread.getName(), limit.toMillis());
    Cause cause = Cause.thrown(Learned.PING, evidence).says(message);
    SupervisionEvent timeout =
        SupervisionEvent.ended(subject, Status.TIMEOUT, cause, Instant.now());
    return new Hang(thread.getName(), seats, culprit, limit, timeout);
  }

  private static Optional<Seat> working(Thread thread, Map<Seats, Ranks> seats) {
    return Dispatching.on(thread)
        .map(context -> context.config())
        .map(config -> config.getValue(Inbox.CONFIG_KEY))
        .flatMap(inbox -> all(seats).filter(seat -> isInbox(seat, inbox)).findFirst());
  }

  private static boolean isInbox(Seat seat, Object inbox) {
    Inbox own =
        new Inbox(
            seat.crew().spawn().mesh(),
            seat.rank(),
            seat.crew().spawn().incarnation(),
            seat.crew().spawn().extent());
    return own.address().equals(inbox);
  }

  private static Optional<Seat> onStack(StackTraceElement[] stack, Map<Seats, Ranks> seats) {
    List<Seat> candidates =
        all(seats).filter(seat -> frame(stack, seat) < stack.length).limit(2).toList();
    return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
  }

  private static Stream<Seat> all(Map<Seats, Ranks> seats) {
    return seats.entrySet().stream()
        .flatMap(
            entry -> entry.getValue().stream().mapToObj(rank -> new Seat(entry.getKey(), rank)));
  }

  /** The innermost frame of the actor's class; the length of the stack if there is none. */
  private static int frame(StackTraceElement[] stack, Seat seat) {
    String type = seat.crew().spawn().type();
    int at = 0;
    while (at < stack.length
        && !stack[at].getClassName().equals(type)
        && !stack[at].getClassName().startsWith(type + "$")) {
      at++;
    }
    return at;
  }

  /** Leaves out the middle of a deep stack, so that the actor's own frames are among the first. */
  private static StackTraceElement[] cut(StackTraceElement[] stack, Seat seat) {
    int frame = frame(stack, seat);
    if (frame <= SHOWN_FRAMES || frame == stack.length) {
      return stack;
    }
    return Stream.concat(
            Arrays.stream(stack, 0, TOP_FRAMES), Arrays.stream(stack, frame, stack.length))
        .toArray(StackTraceElement[]::new);
  }

  /** One sentence. */
  String message() {
    String held = "%s is blocked for more than %d ms".formatted(thread, limit.toMillis());
    return held + culprit.map(seat -> " by " + seat.subject()).orElse(", not known by whom");
  }

  /** The spawns that have actors there, that of the culprit first. */
  List<Seats> crews() {
    List<Seats> crews = new ArrayList<>(seats.keySet());
    culprit.ifPresent(
        seat -> {
          crews.remove(seat.crew());
          crews.add(0, seat.crew());
        });
    return crews;
  }

  /** What the controller of {@code crew} is to know, in pieces that fit a line each. */
  List<StateReport> reports(Seats crew, String proc) {
    List<RankReport> states = new ArrayList<>();
    Ranks guilty =
        culprit
            .filter(seat -> seat.crew() == crew)
            .map(seat -> Ranks.of(seat.rank()))
            .orElseGet(Ranks::none);
    Ranks stalled = seats.get(crew).minus(guilty);
    if (!guilty.isEmpty()) {
      states.add(report(crew, guilty, Status.TIMEOUT, ResourceState.LAST_GENERATION, timeout));
    }
    SupervisionEvent warning = warning(proc);
    pieces(stalled).forEach(piece -> states.add(report(crew, piece, Status.RUNNING, 0, warning)));
    return states.stream()
        .map(state -> new StateReport(crew.spawn().mesh(), proc, true, List.of(state)))
        .toList();
  }

  /** {@code ranks} in pieces that fit a line each. */
  static List<Ranks> pieces(Ranks ranks) {
    List<Ranks.Run> runs = ranks.runs();
    List<Ranks> pieces = new ArrayList<>();
    for (int from = 0; from < runs.size(); from += MOST_RUNS) {
      Ranks.Builder piece = Ranks.builder();
      runs.subList(from, Math.min(runs.size(), from + MOST_RUNS))
          .forEach(run -> piece.addRange(run.start(), run.end()));
      pieces.add(piece.build());
    }
    return pieces;
  }

  static RankReport report(
      Seats crew, Ranks ranks, Status status, long generation, SupervisionEvent event) {
    long incarnation = crew.spawn().incarnation();
    return new RankReport(
        ranks, new ResourceState(status, incarnation, generation, Optional.of(event)));
  }

  private SupervisionEvent warning(String proc) {
    Subject subject =
        culprit.map(Seat::subject).orElse(new Subject(Subject.Kind.PROC, "proc " + proc));
    Cause cause =
        culprit
            .map(
                seat ->
                    Cause.of(
                        Learned.PING,
                        "stalled by rank %d of %s: %s"
                            .formatted(seat.rank(), seat.crew().spawn().mesh(), message())))
            .orElseGet(() -> timeout.cause().says("stalled: " + message()));
    return new SupervisionEvent(Kind.STALLED, subject, Status.RUNNING, cause, timeout.occurredAt());
  }
}
