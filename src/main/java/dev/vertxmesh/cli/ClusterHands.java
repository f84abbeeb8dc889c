package dev.vertxmesh.cli;

import dev.vertxmesh.CastResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** A running cluster, as verbs act on it. A mesh that does not exist fails the Future. */
interface ClusterHands {

  /** Spawns a mesh that outlives this JVM; completed once every rank runs. */
  Future<Spawned> spawn(ProcsOrder order);

  /** Spawns a mesh that outlives this JVM; completed once every rank runs. */
  Future<Spawned> spawn(ActorsOrder order);

  /**
   * Asks actors.
   *
   * @return what each of the ranks answered, or why it did not
   */
  Future<List<AnswerRow>> ask(RankTarget target, Object body, Duration timeout);

  /** Casts to actors. */
  Future<CastResult> cast(RankTarget target, Object body);

  /**
   * Stops a mesh or some of its ranks.
   *
   * @return what became of them once all have ended, or the deadline has passed
   */
  Future<StopOutcome> stop(RankTarget target, String reason, Duration deadline);

  /**
   * Looks at what a kill would end.
   *
   * @param name {@code MESH}, {@code MESH/RANKS}, or the id of a proc
   */
  Future<Victims> aim(String name);

  /**
   * Ends them at once.
   *
   * @return what became of them once all have ended, or the deadline has passed
   */
  Future<StopOutcome> kill(Victims victims, String reason, Duration deadline);

  /**
   * Empties hosts.
   *
   * @param hosts their names; all if none is given
   */
  Future<List<Drained>> drain(List<String> hosts, String reason, Duration deadline);

  /** How many hosts the cluster has. */
  Future<Integer> hostCount();

  /** By how much the clock of this machine is ahead of the cluster's. */
  Duration clockAhead();

  /** Faults on purpose. */
  DrillGround drills();

  /** Leaves the cluster. */
  Future<Void> close();
}
