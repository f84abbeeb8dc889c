package dev.vertxmesh.admin.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.Thrown;
import dev.vertxmesh.shape.Ranks;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that happened to ranks of a mesh, with all evidence.
 *
 * @param time when the observer saw it, by the observer's clock, to the millisecond
 * @param mesh the name of the mesh
 * @param ranks which ranks, or {@value #ALL}
 * @param event failed, stopped, out-of-reach, ended and so on
 * @param subject what it happened to
 * @param status the state of the ranks that follows from it
 * @param learned by what it was learned: escape, process-exit, member-left and so on
 * @param cause why
 * @param sentence all that in one sentence
 * @param exitCode how the process ended, if one did
 * @param signal that ended it, if one did
 * @param thrown the exception, if there was one
 * @param output the last lines that the process printed, oldest first
 * @param postMortem what else is known of the process, if one ended
 */
public record EventView(
    Instant time,
    String mesh,
    String ranks,
    String event,
    String subject,
    String status,
    String learned,
    String cause,
    String sentence,
    Optional<Integer> exitCode,
    Optional<Integer> signal,
    Optional<ThrownView> thrown,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> output,
    Optional<PostMortemView> postMortem) {

  /** What stands in place of ranks when the whole mesh is concerned. */
  public static final String ALL = "all";

  public EventView {
    exitCode = orEmpty(exitCode);
    signal = orEmpty(signal);
    thrown = orEmpty(thrown);
    output = output == null ? List.of() : List.copyOf(output);
    postMortem = orEmpty(postMortem);
  }

  /**
   * An exception.
   *
   * @param type its class
   * @param message "" if it had none
   * @param stack its frames, outermost call last
   * @param causes the exceptions that led to it, nearest first, without causes themselves
   */
  public record ThrownView(
      String type, String message, List<String> stack, List<ThrownView> causes) {

    static ThrownView of(Thrown thrown) {
      return new ThrownView(
          thrown.type(),
          thrown.message(),
          thrown.stack(),
          thrown.causes().stream().map(ThrownView::of).toList());
    }

    /** Class and message. */
    @Override
    public String toString() {
      return message.isEmpty() ? type : type + ": " + message;
    }
  }

  /**
   * What was found out about a process after its end; instants are its host's, to the millisecond.
   *
   * @param pid of the process
   * @param host on which it ran
   * @param memory no-sign, probably-killed or ran-out
   * @param started when the operating system started it
   * @param lastSeen when it last told its host that it lives
   * @param ended when its host saw it end; empty if it was given up before
   * @param crashReport the path, on that host, of the report that a crashing JVM left
   * @param lastWords what it said to its host just before it ended
   */
  public record PostMortemView(
      long pid,
      String host,
      String memory,
      Instant started,
      Optional<Instant> lastSeen,
      Optional<Instant> ended,
      Optional<String> crashReport,
      Optional<String> lastWords) {

    public PostMortemView {
      lastSeen = orEmpty(lastSeen);
      ended = orEmpty(ended);
      crashReport = orEmpty(crashReport);
      lastWords = orEmpty(lastWords);
    }

    static PostMortemView of(PostMortem found) {
      return new PostMortemView(
          found.pid(),
          found.host(),
          text(found.memory()),
          found.startedAt(),
          found.lastSeenAt(),
          found.endedAt(),
          found.crashReport(),
          found.lastWords());
    }
  }

  /** What is told of a failure. */
  public static EventView of(MeshFailure failure) {
    SupervisionEvent event = failure.event();
    Cause cause = event.cause();
    return new EventView(
        event.occurredAt().truncatedTo(ChronoUnit.MILLIS),
        failure.mesh(),
        failure.isMeshWide() ? ALL : failure.ranks().toString(),
        text(event.kind()),
        event.subject().toString(),
        event.status().text(),
        text(cause.learned()),
        cause.message(),
        failure.toString(),
        cause.exit().map(Exit::code),
        cause.exit().flatMap(EventView::signal),
        cause.thrown().map(ThrownView::of),
        cause.output(),
        cause.postMortem().map(PostMortemView::of));
  }

  /** Whether a fault ended something. */
  public boolean isFailure() {
    return is(SupervisionEvent.Kind.FAILED);
  }

  /** Whether every rank of the mesh has ended: nothing comes after it. */
  public boolean isEndOfMesh() {
    return is(SupervisionEvent.Kind.ENDED);
  }

  /** Whether nobody can tell any more what happens to the mesh. */
  public boolean isLossOfTouch() {
    return is(SupervisionEvent.Kind.CONTROLLER_LOST) || is(SupervisionEvent.Kind.CLUSTER_LOST);
  }

  /** Whether it concerns that rank. */
  public boolean concerns(int rank) {
    return ranks.equals(ALL) || Ranks.parse(ranks).contains(rank);
  }

  private boolean is(SupervisionEvent.Kind kind) {
    return event.equals(text(kind));
  }

  private static Optional<Integer> signal(Exit exit) {
    return exit.signal().isPresent() ? Optional.of(exit.signal().getAsInt()) : Optional.empty();
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> Optional<T> orEmpty(Optional<T> given) {
    return given == null ? Optional.empty() : given;
  }
}
