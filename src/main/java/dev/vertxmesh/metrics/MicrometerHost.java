package dev.vertxmesh.metrics;

import dev.vertxmesh.metrics.MeshMetric.Label;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.station.Meters;
import dev.vertxmesh.station.Meters.WorkerSample;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The meters of one host agent. Its workers are looked at only when somebody wants to know. */
final class MicrometerHost implements Meters.OfHost {

  private static final Logger LOG = LoggerFactory.getLogger(MicrometerHost.class);

  private final String host;
  private final Supplier<Future<List<WorkerSample>>> workers;
  private final Consumer<MicrometerHost> onClose;
  private final MeterShelf shelf;
  private final Counter leftovers;
  private final MultiGauge counts;
  private final MultiGauge memory;

  MicrometerHost(
      MeterRegistry registry,
      String host,
      int mostWorkers,
      Supplier<Future<List<WorkerSample>>> workers,
      Consumer<MicrometerHost> onClose) {
    this.host = host;
    this.workers = workers;
    this.onClose = onClose;
    this.shelf = new MeterShelf(registry);
    Tags tags = MeterShelf.tags(Label.HOST, host);
    this.leftovers = shelf.counter(MeshMetric.LEFTOVERS, tags);
    shelf.gauge(MeshMetric.WORKERS_MOST, tags, mostWorkers, Integer::doubleValue);
    this.counts = multiGauge(MeshMetric.WORKERS, tags, registry);
    this.memory = multiGauge(MeshMetric.WORKER_MEMORY, tags, registry);
  }

  private static MultiGauge multiGauge(MeshMetric metric, Tags tags, MeterRegistry registry) {
    return MultiGauge.builder(metric.id())
        .description(metric.meaning())
        .baseUnit(metric.baseUnit())
        .tags(tags)
        .register(registry);
  }

  @Override
  public void leftoversEnded(int count) {
    leftovers.increment(count);
  }

  /** Reads the workers; if that fails none is shown, rather than old numbers. */
  Future<Void> sample() {
    return workers
        .get()
        .onSuccess(this::show)
        .onFailure(
            failure -> {
              LOG.debug("host {}: its workers were not read", host, failure);
              show(List.of());
            })
        .mapEmpty();
  }

  private void show(List<WorkerSample> samples) {
    Map<Status, Long> byStatus =
        samples.stream()
            .collect(Collectors.groupingBy(WorkerSample::status, Collectors.counting()));
    List<Row<?>> countRows = new ArrayList<>();
    for (Status status : Status.values()) {
      countRows.add(
          Row.of(MeterShelf.tags(Label.STATUS, status.text()), byStatus.getOrDefault(status, 0L)));
    }
    Map<Tags, Long> bytes =
        samples.stream()
            .filter(worker -> worker.residentBytes().isPresent())
            .collect(
                Collectors.toMap(
                    MicrometerHost::tags, worker -> worker.residentBytes().getAsLong(), Math::max));
    List<Row<?>> memoryRows = new ArrayList<>();
    bytes.forEach((tags, resident) -> memoryRows.add(Row.of(tags, resident)));
    counts.register(countRows, true);
    memory.register(memoryRows, true);
  }

  private static Tags tags(WorkerSample worker) {
    return MeterShelf.tags(Label.MESH, worker.mesh())
        .and(Label.RANK.text(), Integer.toString(worker.rank()));
  }

  @Override
  public void close() {
    removeMeters();
    onClose.accept(this);
  }

  void removeMeters() {
    shelf.removeAll();
    counts.register(List.of(), true);
    memory.register(List.of(), true);
  }
}
