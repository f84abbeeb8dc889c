package dev.vertxmesh.cluster;

import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.LeaseRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Periodic;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sweeps out of the registry what nodes left behind that are gone: at once what they were, and once
 * the leases have lapsed what they held (CL-6). Every host runs one; they do no harm to each other.
 */
final class Janitor extends VerticleBase {

  private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);

  private static final long NONE = -1;

  private final Settings settings;
  private final Ticker ticker = Ticker.system();
  private final Map<String, Duration> goneSince = new HashMap<>();
  private long nextSweep = NONE;
  private Optional<Registration> watch = Optional.empty();
  private Optional<Periodic> rounds = Optional.empty();
  private Optional<Registry> registry = Optional.empty();

  Janitor(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Future<?> start() {
    Registry own = Registry.of(vertx);
    registry = Optional.of(own);
    watch = Optional.of(own.membership().watch(change -> sweep()));
    Periodic periodic =
        new Periodic(
            vertx,
            ticker,
            () -> settings.get(MeshSettings.REGISTRY_RECONCILE_INTERVAL),
            (due, now) -> sweep());
    periodic.start();
    rounds = Optional.of(periodic);
    sweep();
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    vertx.cancelTimer(nextSweep);
    rounds.ifPresent(Periodic::stop);
    watch.ifPresent(Registration::close);
    return Future.succeededFuture();
  }

  private void sweep() {
    Registry own = registry.orElseThrow();
    Future<List<HostRecord>> hosts = own.hosts().list();
    Future<List<ProcRecord>> procs = own.procs().list();
    Future<List<MeshRecord>> meshes = own.meshes().list();
    Future<List<LeaseRecord>> leases = own.leases().list();
    Future.all(hosts, procs, meshes, leases)
        .onSuccess(
            read -> {
              Set<String> owners = new HashSet<>();
              hosts.result().forEach(host -> owners.add(host.node()));
              procs.result().forEach(proc -> owners.add(proc.node()));
              meshes.result().forEach(mesh -> owners.add(mesh.node()));
              leases.result().forEach(lease -> owners.add(lease.holder()));
              sweep(own, owners, meshes.result(), leases.result());
            })
        .onFailure(failure -> LOG.warn("the registry could not be swept", failure));
  }

  private void sweep(
      Registry own, Set<String> owners, List<MeshRecord> meshes, List<LeaseRecord> leases) {
    Set<String> present = Set.copyOf(own.membership().nodes());
    owners.removeAll(present);
    goneSince.keySet().retainAll(owners);
    Optional<Duration> next = Optional.empty();
    for (String node : owners) {
      Duration now = ticker.now();
      Duration since = goneSince.computeIfAbsent(node, fresh -> now);
      Duration wait = longestLease(node, leases).multipliedBy(5).dividedBy(4);
      Duration left = since.plus(wait).minus(now);
      if (left.isZero() || left.isNegative()) {
        remove(own, node, meshes);
      } else if (next.isEmpty() || left.compareTo(next.get()) < 0) {
        next = Optional.of(left);
      }
    }
    vertx.cancelTimer(nextSweep);
    next.ifPresent(wait -> nextSweep = vertx.setTimer(wait.toMillis() + 1, fired -> sweep()));
  }

  private static Duration longestLease(String node, List<LeaseRecord> leases) {
    return leases.stream()
        .filter(lease -> lease.holder().equals(node))
        .map(LeaseRecord::duration)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static void remove(Registry own, String node, List<MeshRecord> meshes) {
    own.removeOwnedBy(node)
        .onSuccess(
            removed -> {
              int count = removed.hosts().size() + removed.procs().size() + removed.leases().size();
              if (count > 0) {
                LOG.info(
                    "swept what node {} left: {} hosts, {} procs, {} leases",
                    node,
                    removed.hosts().size(),
                    removed.procs().size(),
                    removed.leases().size());
              }
            })
        .onFailure(failure -> LOG.warn("node {} could not be swept", node, failure));
    meshes.stream().filter(mesh -> mesh.node().equals(node)).forEach(mesh -> remove(own, mesh));
  }

  private static void remove(Registry own, MeshRecord mesh) {
    own.meshes()
        .remove(mesh)
        .onSuccess(
            removed -> {
              if (removed) {
                LOG.info("swept mesh {}: its controller's node is gone", mesh.name());
              }
            })
        .onFailure(failure -> LOG.warn("mesh {} could not be swept", mesh.name(), failure));
  }
}
