package dev.vertxmesh.settings;

/** What a worker does when one of its event loops hangs (design 1). */
public enum HangAction {
  /** The rank on the stack is Timeout; the process goes on. */
  REPORT,
  /** Reported likewise, then the process ends. */
  END_PROC
}
