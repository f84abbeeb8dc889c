package dev.vertxmesh.registry;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the cluster remembers of its hosts, procs, meshes and leases. A light view of the maps that
 * the data members hold: make one wherever it is needed, and never close it. Safe from any thread.
 */
public final class Registry {

  /** Within this every call is answered or fails, unless its caller's own context is blocked. */
  public static final Duration CALL_DEADLINE = Duration.ofSeconds(20);

  private static final String EPOCH_KEY = "epoch";

  private final RegistryCalls calls;
  private final IMap<String, Long> epochs;
  private final RecordMap<HostRecord> hosts;
  private final RecordMap<ProcRecord> procs;
  private final RecordMap<MeshRecord> meshes;
  private final RecordMap<LeaseRecord> leases;
  private final Membership membership;

  private Registry(Vertx vertx) {
    HazelcastInstance instance = ClusterInstance.of(vertx);
    calls = new RegistryCalls(vertx);
    epochs = instance.getMap("mesh.epochs");
    hosts = new RecordMap<>(RecordKind.HOSTS, instance, calls);
    procs = new RecordMap<>(RecordKind.PROCS, instance, calls);
    meshes = new RecordMap<>(RecordKind.MESHES, instance, calls);
    leases = new RecordMap<>(RecordKind.LEASES, instance, calls);
    membership = new Membership(vertx, instance);
  }

  /**
   * The registry of this node's cluster.
   *
   * @throws IllegalStateException when the Vertx is not clustered by Hazelcast; the message says
   *     what to do
   */
  public static Registry of(Vertx vertx) {
    return new Registry(vertx);
  }

  /** Hosts by name. Claim a name first; put changes what this node owns. */
  public RecordMap<HostRecord> hosts() {
    return hosts;
  }

  /** Procs by id. */
  public RecordMap<ProcRecord> procs() {
    return procs;
  }

  /** Meshes by name. Claim a name first; put by a later epoch takes it over. */
  public RecordMap<MeshRecord> meshes() {
    return meshes;
  }

  /** Leases by {@link LeaseRecord#key(String, String)}. */
  public RecordMap<LeaseRecord> leases() {
    return leases;
  }

  /** Who is in the cluster. */
  public Membership membership() {
    return membership;
  }

  /**
   * An epoch above every one given out before, in the whole cluster (RG-5): the millisecond of this
   * node's Unix clock, or the last epoch plus one where that is more. So epochs go on rising after
   * all members that held the last one were lost, as long as the clocks agree within the time this
   * takes. During a partition the two sides count apart: what must not happen twice then needs a
   * majority (design 3, Partition).
   */
  public Future<Long> nextEpoch() {
    return calls.blocking("next epoch", this::nextEpochNow);
  }

  /**
   * Removes what a node that left has left behind: its hosts, its procs, and the leases that it
   * held or that were granted to one of these. Entries that another node has written meanwhile stay
   * (RG-4), meshes always do: they may be taken over. Call it once the leases have lapsed; calling
   * it on several nodes at a time does no harm, each is told what it removed itself.
   *
   * @param node Vert.x node id
   */
  public Future<Removed> removeOwnedBy(String node) {
    return calls.blocking("remove what node " + node + " left behind", () -> removeNow(node));
  }

  private long nextEpochNow() {
    while (true) {
      Long last = epochs.get(EPOCH_KEY);
      long clock = Instant.now().toEpochMilli();
      long next = last == null ? clock : Math.max(clock, last + 1);
      boolean ours =
          last == null
              ? epochs.putIfAbsent(EPOCH_KEY, next) == null
              : epochs.replace(EPOCH_KEY, last, next);
      if (ours) {
        return next;
      }
    }
  }

  private Removed removeNow(String node) {
    List<HostRecord> goneHosts = removeNow(hosts, host -> Objects.equals(host.node(), node));
    List<ProcRecord> goneProcs = removeNow(procs, proc -> Objects.equals(proc.node(), node));
    Set<String> agents = new HashSet<>();
    goneHosts.forEach(host -> agents.add(host.name()));
    goneProcs.forEach(proc -> agents.add(proc.id()));
    List<LeaseRecord> goneLeases =
        removeNow(
            leases,
            lease -> Objects.equals(lease.holder(), node) || agents.contains(lease.agent()));
    return new Removed(goneHosts, goneProcs, goneLeases);
  }

  private static <R> List<R> removeNow(RecordMap<R> map, Predicate<R> owned) {
    return map.listNow().stream().filter(owned).filter(map::removeNow).toList();
  }
}
