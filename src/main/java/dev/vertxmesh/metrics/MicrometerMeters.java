package dev.vertxmesh.metrics;

import dev.vertxmesh.station.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What stations report, as meters of a registry of Micrometer's. */
final class MicrometerMeters implements Meters {

  private final MeterRegistry registry;
  private final Counter reconciliations;
  private final Counter corrections;
  private final AtomicInteger eventClients = new AtomicInteger();
  private final Counter eventClientsCutOff;
  private final Map<String, MicrometerMesh> meshes = new ConcurrentHashMap<>();
  private final Map<String, MicrometerHost> hosts = new ConcurrentHashMap<>();

  MicrometerMeters(MeterRegistry registry) {
    this.registry = registry;
    MeterShelf shelf = new MeterShelf(registry);
    this.reconciliations = shelf.counter(MeshMetric.RECONCILIATIONS);
    this.corrections = shelf.counter(MeshMetric.CORRECTIONS);
    shelf.gauge(MeshMetric.EVENT_CLIENTS, Tags.empty(), eventClients, AtomicInteger::get);
    this.eventClientsCutOff = shelf.counter(MeshMetric.EVENT_CLIENTS_CUT_OFF);
  }

  /** A mesh that takes the name of an ended one begins to count anew. */
  @Override
  public OfMesh mesh(String mesh) {
    return meshes.compute(
        mesh,
        (name, earlier) -> {
          if (earlier != null) {
            earlier.removeMeters();
          }
          return new MicrometerMesh(registry, name, over -> meshes.remove(name, over));
        });
  }

  @Override
  public OfHost host(String host, int mostWorkers, Supplier<Future<List<WorkerSample>>> workers) {
    return hosts.compute(
        host,
        (name, earlier) -> {
          if (earlier != null) {
            earlier.removeMeters();
          }
          return new MicrometerHost(
              registry, name, mostWorkers, workers, over -> hosts.remove(name, over));
        });
  }

  @Override
  public void reconciled(int corrected) {
    reconciliations.increment();
    corrections.increment(corrected);
  }

  @Override
  public void eventClientCame() {
    eventClients.incrementAndGet();
  }

  @Override
  public void eventClientLeft(boolean cutOff) {
    eventClients.decrementAndGet();
    eventClientsCutOff.increment(cutOff ? 1 : 0);
  }

  /** Reads what is read only when somebody wants to know; never fails. */
  Future<Void> sample() {
    return Future.join(hosts.values().stream().map(MicrometerHost::sample).toList())
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }
}
