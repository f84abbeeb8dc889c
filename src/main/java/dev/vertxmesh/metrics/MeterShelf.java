package dev.vertxmesh.metrics;

import dev.vertxmesh.metrics.MeshMetric.Label;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToDoubleFunction;

/** The meters that belong together, and are removed together. */
final class MeterShelf {

  private static final Duration[] BUCKETS =
      List.of(1, 5, 25, 100, 500, 1_000, 5_000, 30_000).stream()
          .map(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;
  private final Collection<Meter> meters = new ConcurrentLinkedQueue<>();

  MeterShelf(MeterRegistry registry) {
    this.registry = registry;
  }

  /** The labels of a series: pairs of label and value. */
  static Tags tags(Label label, String value) {
    return Tags.of(label.text(), value);
  }

  Counter counter(MeshMetric metric) {
    return counter(metric, Tags.empty());
  }

  Counter counter(MeshMetric metric, Tags tags) {
    return keep(
        Counter.builder(metric.id())
            .description(metric.meaning())
            .baseUnit(metric.baseUnit())
            .tags(tags)
            .register(registry));
  }

  /** {@code source} is held for as long as the gauge is. */
  <T> void gauge(MeshMetric metric, Tags tags, T source, ToDoubleFunction<T> value) {
    keep(
        Gauge.builder(metric.id(), source, value)
            .description(metric.meaning())
            .baseUnit(metric.baseUnit())
            .tags(tags)
            .strongReference(true)
            .register(registry));
  }

  Timer timer(MeshMetric metric, Tags tags) {
    return keep(
        Timer.builder(metric.id())
            .description(metric.meaning())
            .serviceLevelObjectives(BUCKETS)
            .tags(tags)
            .register(registry));
  }

  private <M extends Meter> M keep(M meter) {
    meters.add(meter);
    return meter;
  }

  void removeAll() {
    meters.forEach(registry::remove);
    meters.clear();
  }
}
