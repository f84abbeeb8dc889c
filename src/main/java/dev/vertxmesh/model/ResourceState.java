package dev.vertxmesh.model;

import java.util.Optional;

/**
 * The state of a rank at one moment of its life. States are ordered by incarnation, then by
 * generation.
 *
 * @param status what it is doing
 * @param incarnation which life, from 1
 * @param generation which change within that life, from 1
 * @param event what ended it, once it has
 */
public record ResourceState(
    Status status, long incarnation, long generation, Optional<SupervisionEvent> event) {

  /**
   * The number of a verdict that ends a life and that somebody reaches who cannot ask for the next
   * number: it sorts after all others of that life.
   */
  public static final long LAST_GENERATION = Integer.MAX_VALUE;

  public ResourceState {
    event = event == null ? Optional.empty() : event;
  }

  /** A state of a live rank. */
  public static ResourceState of(Status status, long incarnation, long generation) {
    return new ResourceState(status, incarnation, generation, Optional.empty());
  }
}
