package dev.vertxmesh.protocol;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import dev.vertxmesh.shape.ValueRun;
import java.util.List;
import java.util.Optional;

/**
 * Controller → anyone: how the mesh is (behaviour A 67).
 *
 * @param mesh the mesh
 * @param kind what its ranks are
 * @param epoch the controller's term
 * @param extent its shape
 * @param agents who holds its ranks: where to send casts, asks and questions about them
 * @param status failed, stopped or running as a whole
 * @param message why, unless it runs
 * @param statuses of the ranks, in rank order, neighbours of equal status together
 * @param outOfReach the ranks that cannot be asked at present
 * @param forced the ranks that were asked to end and had to be made to: actors that were given up,
 *     processes that took a signal
 * @param subscribers how many handlers are told
 * @param stalls how many rounds began later than a whole interval (behaviour A 25)
 * @param failures the ends so far, each with its ranks and its evidence, oldest first
 * @param forgotten how many ends are not told any more: {@code mesh.evidence.max} and {@code
 *     mesh.evidence.retention} bound them
 * @param lease what is left of the leases of its agents; absent if it has none
 */
public record MeshState(
    String mesh,
    MeshKind kind,
    long epoch,
    Extent extent,
    List<Place> agents,
    Status status,
    String message,
    List<StatusRun> statuses,
    Ranks outOfReach,
    Ranks forced,
    int subscribers,
    long stalls,
    List<MeshFailure> failures,
    Long forgotten,
    Optional<HeldLease> lease) {

  /**
   * Ranks and the agent that holds them.
   *
   * @param agent the name of a host or the id of a proc
   * @param address of the agent
   * @param ranks which it holds
   */
  public record Place(String agent, String address, Ranks ranks) {}

  /**
   * Neighbouring ranks of equal status.
   *
   * @param ranks which
   * @param status of each of them
   */
  public record StatusRun(Ranks ranks, Status status) {

    public StatusRun {
      ranks = Fields.someRanks(ranks);
      status = Fields.require("status", status);
    }
  }

  public MeshState {
    Names.require("mesh", mesh);
    kind = Fields.require("kind", kind);
    extent = Fields.require("extent", extent);
    status = Fields.require("status", status);
    message = Fields.orElse(message, "");
    statuses = List.copyOf(Fields.orElse(statuses, List.of()));
    outOfReach = Fields.orElse(outOfReach, Ranks.none());
    forced = Fields.orElse(forced, Ranks.none());
    failures = List.copyOf(Fields.orElse(failures, List.of()));
    forgotten = Fields.orElse(forgotten, 0L);
    lease = Fields.orElse(lease, Optional.empty());
  }

  /** The runs of {@code statuses}. */
  public static List<StatusRun> runs(ValueMesh<Status> statuses) {
    return statuses.runs().stream()
        .map(run -> new StatusRun(Ranks.range(run.start(), run.end()), run.value()))
        .toList();
  }

  /** The status of each rank. */
  public ValueMesh<Status> byRank() {
    List<ValueRun<Status>> runs =
        statuses.stream()
            .flatMap(
                run ->
                    run.ranks().runs().stream()
                        .map(span -> new ValueRun<>(span.start(), span.end(), run.status())))
            .toList();
    return ValueMesh.compress(runs);
  }

  /** The ranks that have not ended. */
  public Ranks left() {
    Ranks.Builder left = Ranks.builder();
    statuses.stream()
        .filter(run -> !run.status().isTerminated())
        .forEach(run -> left.addAll(run.ranks()));
    return left.build();
  }

  /** The latest failure, if there was one. */
  public Optional<MeshFailure> lastFailure() {
    return failures.stream()
        .filter(failure -> failure.event().isFailure())
        .reduce((earlier, later) -> later);
  }
}
