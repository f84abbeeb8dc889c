package dev.vertxmesh.settings;

/** What an exception that escapes on an actor's context does (design 1). */
public enum EscapeAction {
  /** The actor has failed: it is undeployed and reported. */
  FAIL,
  /** The exception is reported; the actor goes on. */
  REPORT
}
