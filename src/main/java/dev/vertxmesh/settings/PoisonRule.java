package dev.vertxmesh.settings;

/**
 * Which failure of an actor makes its proc refuse new actors (design 3, Poison; behaviour B 10).
 */
public enum PoisonRule {
  /** OutOfMemoryError and InternalError only. */
  FATAL_ERROR,
  /** Any failed actor, as in the seed. */
  ANY_FAILURE
}
