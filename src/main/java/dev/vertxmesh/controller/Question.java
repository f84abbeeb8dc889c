package dev.vertxmesh.controller;

import dev.vertxmesh.shape.Ranks;
import java.time.Duration;

/**
 * One thing that a round asks of one agent.
 *
 * @param peer the agent, for people and for the back-off
 * @param address of the agent
 * @param mesh what it is asked about
 * @param renews whether the question carries the lease
 * @param states whether the answer tells the states of ranks; otherwise only that it came counts
 * @param reach whether its ranks are out of reach if it does not answer; not those of a host: its
 *     procs are asked themselves
 * @param ranks the ranks of this mesh that it concerns
 * @param patience how long to wait for the answer
 */
record Question(
    String peer,
    String address,
    String mesh,
    boolean renews,
    boolean states,
    boolean reach,
    Ranks ranks,
    Duration patience) {

  /** The agent, without what it is. */
  String agent() {
    return peer.substring(peer.indexOf(' ') + 1);
  }
}
