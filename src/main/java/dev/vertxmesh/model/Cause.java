package dev.vertxmesh.model;

import java.util.List;
import java.util.Optional;

/**
 * Why something ended, and how that was learned.
 *
 * @param learned by what the supervisor knows
 * @param message one sentence for people, without the name of what ended
 * @param thrown the exception, if there was one
 * @param exit how the process ended, if one did
 * @param output the last lines that the process printed, oldest first; empty if none were kept
 * @param postMortem what else is known of the process, if one ended
 */
public record Cause(
    Learned learned,
    String message,
    Optional<Thrown> thrown,
    Optional<Exit> exit,
    List<String> output,
    Optional<PostMortem> postMortem) {

  /** By what a supervisor learns of an end. */
  public enum Learned {
    /** An exception escaped on the context of the actor. */
    ESCAPE,
    /** The start of the actor or process failed. */
    START,
    /** The actor said so itself, or undeployed itself. */
    SELF,
    /** Somebody asked for it. */
    REQUEST,
    /** The process ended. */
    PROCESS_EXIT,
    /** The node left the cluster. */
    MEMBER_LEFT,
    /** It did not answer its watchdog. */
    PING,
    /** The lease of its mesh lapsed. */
    LEASE,
    /** A poll found it so. */
    POLL
  }

  public Cause {
    thrown = thrown == null ? Optional.empty() : thrown;
    exit = exit == null ? Optional.empty() : exit;
    output = output == null ? List.of() : List.copyOf(output);
    postMortem = postMortem == null ? Optional.empty() : postMortem;
  }

  /** A cause without evidence. */
  public static Cause of(Learned learned, String message) {
    return new Cause(
        learned, message, Optional.empty(), Optional.empty(), List.of(), Optional.empty());
  }

  /** A cause that is an exception. */
  public static Cause thrown(Learned learned, Throwable throwable) {
    Thrown thrown = Thrown.of(throwable);
    return new Cause(
        learned,
        thrown.toString(),
        Optional.of(thrown),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  /** A cause that is the end of a process. */
  public static Cause exit(String message, Exit exit, List<String> output) {
    return of(Learned.PROCESS_EXIT, message).exited(exit).printed(output);
  }

  /** The same evidence under another sentence. */
  public Cause says(String other) {
    return new Cause(learned, other, thrown, exit, output, postMortem);
  }

  /** This, and how the process ended. */
  public Cause exited(Exit how) {
    return new Cause(learned, message, thrown, Optional.of(how), output, postMortem);
  }

  /** This, and the last lines that the process printed. */
  public Cause printed(List<String> lines) {
    return new Cause(learned, message, thrown, exit, lines, postMortem);
  }

  /** This, and what else was found out. */
  public Cause found(PostMortem found) {
    return new Cause(learned, message, thrown, exit, output, Optional.of(found));
  }
}
