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
import dev.vertxmesh.supervision.DepartureLedger;
import dev.vertxmesh.supervision.DepartureLedger.Verdict;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.HashMap;
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
  private final DepartureLedger departures = new DepartureLedger();
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
              Map<String, Duration> owners = new HashMap<>();
              hosts.result().forEach(host -> owners.put(host.node(), Duration.ZERO));
              procs.result().forEach(proc -> owners.put(proc.node(), Duration.ZERO));
              meshes.result().forEach(mesh -> owners.put(mesh.node(), Duration.ZERO));
              leases
                  .result()
                  .forEach(lease -> owners.merge(lease.holder(), lease.duration(), Janitor::max));
              sweep(own, owners, meshes.result());
            })
        .onFailure(failure -> LOG.warn("the registry could not be swept", failure));
  }

  private void sweep(Registry own, Map<String, Duration> owners, List<MeshRecord> meshes) {
    Set<String> present = Set.copyOf(own.membership().nodes());
    Verdict verdict = departures.judge(owners, present, ticker.now());
    verdict.due().forEach(node -> remove(own, node, meshes));
    vertx.cancelTimer(nextSweep);
    verdict
        .next()
        .ifPresent(wait -> nextSweep = vertx.setTimer(wait.toMillis() + 1, fired -> sweep()));
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
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
