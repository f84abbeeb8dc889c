package dev.vertxmesh;

import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.DrillBegun;
import dev.vertxmesh.protocol.DrillMesh;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A mesh of hosts, procs or actors, or a slice of one: what can be done with all three.
 *
 * <p>A handle is a name and a view; it costs nothing to keep, and to close it is not needed. Slices
 * share the controller, the subscription and the knowledge of their mesh. Handles are safe from any
 * thread; Futures complete on the caller's context. Every call fails with a {@link MeshException}
 * while the cluster is lost.
 *
 * @param <M> the kind of mesh
 */
public abstract sealed class MeshHandle<M extends MeshHandle<M>>
    permits HostMesh, ProcMesh, ActorMesh {

  private final SharedMesh mesh;
  private final Region region;
  private final boolean owned;

  MeshHandle(SharedMesh mesh, Region region, boolean owned) {
    this.mesh = mesh;
    this.region = region;
    this.owned = owned;
  }

  /** The same mesh through another view. */
  abstract M view(Region other);

  /** The name of the mesh, also of a slice's. */
  public String name() {
    return mesh.name();
  }

  /** What its ranks are. */
  public MeshKind kind() {
    return mesh.kind();
  }

  /** The shape of this view. */
  public Extent extent() {
    return region.extent();
  }

  /** Where this view lies in its mesh. */
  public Region region() {
    return region;
  }

  /** How many ranks this view has. */
  public int ranks() {
    return region.ranks();
  }

  /** Whether this view leaves ranks of the mesh out. */
  public boolean isSlice() {
    return !mesh.isWhole(region);
  }

  /**
   * The ranks at the indices {@code from} to {@code to - 1} of a dimension, numbered from 0.
   *
   * @throws IllegalArgumentException if there is no such dimension, or no such indices
   */
  public M slice(String label, int from, int to) {
    return view(region.slice(label, from, to));
  }

  /**
   * The ranks at one index of a dimension, which stays, with size 1.
   *
   * @throws IllegalArgumentException if there is no such dimension or index
   */
  public M at(String label, int index) {
    return view(region.at(label, index));
  }

  /** The mesh that this is a slice of. */
  public M whole() {
    return view(mesh.whole());
  }

  /**
   * Calls {@code handler} at each failure and each end of ranks of this view, on the present
   * context, in order; first for what has ended already. The failure names ranks of the whole mesh;
   * {@link Region#viewRanks} gives those of a slice. What concerns the whole mesh has no ranks.
   *
   * <p>Silence of the controller beyond {@code mesh.supervision.watchdog-timeout}, and the loss of
   * its node, are told as CONTROLLER_LOST, and end the subscription; so does the end of the mesh.
   */
  public Future<Subscription> subscribe(Handler<MeshFailure> handler) {
    return node().call(() -> mesh.subscribe(region, handler).map(HubSubscription::new));
  }

  /** The status of each rank of this view, as the controller knows it. */
  public Future<ValueMesh<Status>> states() {
    return state().map(this::statusesOf);
  }

  /** How the mesh is as a whole, also when this is a slice. */
  public Future<MeshState> state() {
    return node().call(() -> controller().state());
  }

  /**
   * As {@link #stop(String, Duration)}, with the deadline of the controller's settings.
   *
   * @param reason for people
   */
  public Future<MeshState> stop(String reason) {
    return stop(reason, Optional.empty());
  }

  /**
   * Stops the ranks of this view, all of them or those of a slice, in order: they take no cast and
   * no ask any more, answer what they were asked before (for at most two thirds of the deadline),
   * and stop then. Who has not by then is ended by force: an actor is given up, a process gets TERM
   * and then KILL. Stopping again does nothing more.
   *
   * <p>Completes once every rank of this view has ended, or the deadline has passed, with the state
   * of the whole mesh: {@link MeshState#left()} are the ranks that have not ended, {@link
   * MeshState#forced()} those that had to be made to.
   *
   * @param reason for people
   * @param deadline how long it may take; too short a one loses answers and cuts work off, a long
   *     one lets a rank that never answers delay the stop that long
   */
  public Future<MeshState> stop(String reason, Duration deadline) {
    return stop(reason, Optional.of(deadline));
  }

  /**
   * Has a fault performed on one rank of this view, to see how it is noticed: subscribe first. The
   * mesh must have been spawned as drillable; to kill or freeze an actor's proc, so must the procs
   * below. The fault is undone by who performs it, also if this JVM is gone by then.
   *
   * @param fault what is to happen
   * @param rank of this view; of a slice the last one, of a mesh the last that runs, if empty
   * @param lasting how long, at most {@code mesh.drill.longest} of the cluster; as long as it may
   *     go unnoticed, if empty; of no account for a kill
   * @return what begins now, and how late it must be noticed, by the settings in force there;
   *     failed if nothing was done, saying why
   * @throws IndexOutOfBoundsException if the view has no such rank
   */
  public Future<DrillBegun> drill(DrillFault fault, OptionalInt rank, Optional<Duration> lasting) {
    OptionalInt wanted = rank.isEmpty() && isSlice() ? OptionalInt.of(ranks() - 1) : rank;
    Optional<Integer> base =
        wanted.isPresent()
            ? Optional.of(isSlice() ? region.baseRank(wanted.getAsInt()) : wanted.getAsInt())
            : Optional.empty();
    return node().call(() -> controller().drill(new DrillMesh(name(), fault, base, lasting)));
  }

  /** The kind, the name and the view: {@code ActorMesh scores 4+hosts=1/4,procs=4/1}. */
  @Override
  public String toString() {
    return getClass().getSimpleName() + " " + name() + " " + region;
  }

  SharedMesh mesh() {
    return mesh;
  }

  Node node() {
    return mesh.node();
  }

  boolean owned() {
    return owned;
  }

  /** The logs of the procs that carry ranks of this view, each once, in order. */
  List<LogReader> logsOfProcs() {
    return mesh.placement().of(region.baseRanks()).keySet().stream()
        .map(proc -> new LogReader(node(), proc))
        .toList();
  }

  /** The log of the proc that carries one rank of this view. */
  LogReader logOfProc(int rank) {
    Ranks base = Ranks.of(region.baseRank(rank));
    return new LogReader(node(), mesh.placement().of(base).keySet().iterator().next());
  }

  /**
   * As {@link #stop(String, Duration)}, for some ranks of this view.
   *
   * @param ranks which; none stops nothing
   * @throws IllegalArgumentException if the view has no such ranks
   */
  public Future<MeshState> stop(Ranks ranks, String reason, Duration deadline) {
    Ranks base = baseRanks(ranks);
    return base.isEmpty() ? state() : stop(base, reason, Optional.of(deadline));
  }

  /**
   * Ends ranks of this view at once: nobody answers any more what it was asked. A process gets
   * KILL, and what runs on it goes with it; an actor is given up, and undeployed if it lets itself
   * be. Works also while a stop is under way, and for hosts not at all.
   *
   * @param ranks which
   * @param reason for people
   * @param deadline how long to wait for the news of their ends
   * @return the state of the whole mesh, as {@link #stop(String, Duration)}; failed also if there
   *     is no rank to kill, or the view has no such ranks
   */
  public Future<MeshState> kill(Ranks ranks, String reason, Duration deadline) {
    return node()
        .call(() -> controller().kill(requireBaseRanks(ranks), reason, deadline, owned))
        .onSuccess(this::forgetIfEnded);
  }

  /** Ranks of this view as the mesh counts them. */
  Ranks baseRanks(Ranks ranks) {
    if (!Ranks.range(0, ranks()).containsAll(ranks)) {
      throw new IllegalArgumentException(
          "mesh '" + name() + "' has the ranks 0-" + (ranks() - 1) + " in this view, not " + ranks);
    }
    return region.baseRanks(ranks);
  }

  /** As {@link #baseRanks}, and there must be one. */
  Ranks requireBaseRanks(Ranks ranks) {
    if (ranks.isEmpty()) {
      throw new IllegalArgumentException("mesh '" + name() + "': no rank is named");
    }
    return baseRanks(ranks);
  }

  private Future<MeshState> stop(String reason, Optional<Duration> deadline) {
    return stop(isSlice() ? region.baseRanks() : Ranks.none(), reason, deadline);
  }

  private Future<MeshState> stop(Ranks ranks, String reason, Optional<Duration> deadline) {
    return node()
        .call(() -> controller().stop(ranks, reason, deadline, owned))
        .onSuccess(this::forgetIfEnded);
  }

  private void forgetIfEnded(MeshState state) {
    if (state.left().isEmpty()) {
      node().meshes().forget(mesh);
      if (owned) {
        node().desk().forget(name());
      }
    }
  }

  private ControllerCalls controller() {
    return new ControllerCalls(mesh);
  }

  private ValueMesh<Status> statusesOf(MeshState state) {
    ValueMesh<Status> all = state.byRank();
    if (!isSlice()) {
      return all;
    }
    List<Status> own = region.baseRanks().stream().mapToObj(all::get).toList();
    return ValueMesh.of(own);
  }
}
