package dev.vertxmesh.controller;

import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What is different for meshes of hosts, procs and actors; the loop around it is one. */
interface MeshStrategy {

  /** Finds the members; fails with a refusal that says what is missing. */
  Future<MeshPlan> plan();

  /** What is to be done once, beside the launch of each member; fails if that cannot be. */
  default Future<Void> prepare(MeshPlan plan) {
    return Future.succeededFuture();
  }

  /** Asks a member to start its ranks; completes once it has accepted. */
  Future<Void> launch(MeshPlan plan, Member member);

  /** What a member is, for people. */
  Subject holder(Member member);

  /** Whom to ask in each round, and what. */
  List<Question> questions(MeshPlan plan);

  /** Asks a member to stop some of its ranks; completes once it has accepted. */
  Future<Void> stop(MeshPlan plan, Member member, Ranks ranks, String reason, Duration deadline);

  /**
   * Whether ranks may be killed.
   *
   * @throws dev.vertxmesh.protocol.RefusedException if they are not ours to kill
   */
  void requireKillable();

  /** Asks a member to end some of its ranks by force; completes once it has accepted. */
  Future<Void> kill(MeshPlan plan, Member member, Ranks ranks, String reason);

  /** What a report says about ranks of this mesh. */
  List<Finding> read(MeshPlan plan, StateReport report);

  /** What it means that {@code node} left the cluster. */
  List<Finding> nodeLeft(MeshPlan plan, String node);

  /** What stands at {@code rank}. */
  Subject subject(MeshPlan plan, int rank);

  /** How long a rank may take to come up since the last one did. */
  Duration spawnIdle();

  /** How long a stop may take unless it says otherwise. */
  Duration stopDeadline();

  /**
   * Who performs that fault on a rank; refuses what makes no sense there, saying what does. A mesh
   * that cannot be marked for drills has nobody.
   */
  default DrillTarget drillTarget(MeshPlan plan, int rank, DrillFault fault) {
    throw Refusal.BAD_REQUEST.because("drills are for actors, and for procs that hosts started");
  }

  /** The ids that the registry lists, one for each member in the view of meshes above. */
  default List<String> listing(MeshPlan plan) {
    return plan.members().stream().map(Member::name).toList();
  }

  /** The name of the class that runs, if verticles do. */
  default Optional<String> type() {
    return Optional.empty();
  }
}
