package dev.vertxmesh.host.launch;

/** By what a JVM ended: the strongest that its host had done to it by then. */
public enum Ending {
  /** It ended without a signal from its host. */
  ITSELF,
  /** Its host had asked it to end. */
  TERM,
  /** Its host had forced it to end. */
  KILL
}
