package dev.vertxmesh.model;

/**
 * What an event is about.
 *
 * @param kind an actor, a proc, a host, or the controller itself
 * @param name its name for people: "scores[3] {hosts: 1/2, procs: 1/2}" or "host beta"
 */
public record Subject(Kind kind, String name) {

  /** The kinds of things that end. */
  public enum Kind {
    ACTOR,
    PROC,
    HOST,
    CONTROLLER
  }

  @Override
  public String toString() {
    return name;
  }
}
