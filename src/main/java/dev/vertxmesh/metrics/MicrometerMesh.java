package dev.vertxmesh.metrics;

import dev.vertxmesh.metrics.MeshMetric.Label;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.station.Meters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * The meters of one mesh. Every series is there from the first moment, at 0: what appears with its
 * first count is not seen to rise.
 */
final class MicrometerMesh implements Meters.OfMesh {

  private static final String HEARTBEAT = "heartbeat";

  private final Consumer<MicrometerMesh> onClose;
  private final MeterShelf shelf;
  private final Map<Status, AtomicInteger> ranks;
  private final Map<Cause.Learned, Counter> failures;
  private final Map<SupervisionEvent.Kind, Counter> notices;
  private final Counter heartbeats;
  private final Timer noticeLatency;
  private final Counter ownerRetries;
  private final Counter ownerAbandoned;
  private final Timer pollDuration;
  private final Counter pollMisses;
  private final Timer pollLateness;
  private final Counter stalls;
  private final AtomicInteger outOfReach = new AtomicInteger();
  private final AtomicInteger subscribers = new AtomicInteger();
  private final Map<String, Long> renewedAtNanos = new ConcurrentHashMap<>();

  MicrometerMesh(MeterRegistry registry, String mesh, Consumer<MicrometerMesh> onClose) {
    this.onClose = onClose;
    this.shelf = new MeterShelf(registry);
    Tags tags = MeterShelf.tags(Label.MESH, mesh);
    this.ranks = each(Status.class, status -> new AtomicInteger());
    this.failures =
        each(
            Cause.Learned.class,
            cause -> shelf.counter(MeshMetric.FAILURES, tags.and(Label.CAUSE.text(), text(cause))));
    this.notices =
        each(
            SupervisionEvent.Kind.class,
            kind -> shelf.counter(MeshMetric.NOTICES, tags.and(Label.EVENT.text(), text(kind))));
    this.heartbeats = shelf.counter(MeshMetric.NOTICES, tags.and(Label.EVENT.text(), HEARTBEAT));
    this.noticeLatency = shelf.timer(MeshMetric.NOTICE_LATENCY, tags);
    this.ownerRetries = shelf.counter(MeshMetric.OWNER_RETRIES, tags);
    this.ownerAbandoned = shelf.counter(MeshMetric.OWNER_ABANDONED, tags);
    this.pollDuration = shelf.timer(MeshMetric.POLL_DURATION, tags);
    this.pollMisses = shelf.counter(MeshMetric.POLL_MISSES, tags);
    this.pollLateness = shelf.timer(MeshMetric.POLL_LATENESS, tags);
    this.stalls = shelf.counter(MeshMetric.STALLS, tags);
    ranks.forEach(
        (status, count) ->
            shelf.gauge(
                MeshMetric.RANKS,
                tags.and(Label.STATUS.text(), status.text()),
                count,
                AtomicInteger::get));
    shelf.gauge(MeshMetric.RANKS_OUT_OF_REACH, tags, outOfReach, AtomicInteger::get);
    shelf.gauge(MeshMetric.SUBSCRIBERS, tags, subscribers, AtomicInteger::get);
    shelf.gauge(MeshMetric.LEASES, tags, renewedAtNanos, Map::size);
    shelf.gauge(MeshMetric.LEASE_AGE, tags, renewedAtNanos, MicrometerMesh::oldestSeconds);
  }

  private static <E extends Enum<E>, V> Map<E, V> each(Class<E> type, Function<E, V> maker) {
    Map<E, V> map = new EnumMap<>(type);
    Arrays.stream(type.getEnumConstants()).forEach(key -> map.put(key, maker.apply(key)));
    return map;
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static double oldestSeconds(Map<String, Long> renewedAtNanos) {
    long now = System.nanoTime();
    long oldest = renewedAtNanos.values().stream().mapToLong(at -> now - at).max().orElse(0);
    return Duration.ofNanos(oldest).toMillis() / 1000.0;
  }

  @Override
  public void ranks(ToIntFunction<Status> count) {
    ranks.forEach((status, shown) -> shown.set(count.applyAsInt(status)));
  }

  @Override
  public void outOfReach(int count) {
    outOfReach.set(count);
  }

  @Override
  public void failed(Cause.Learned cause, int count) {
    failures.get(cause).increment(count);
  }

  @Override
  public void told(Notice notice) {
    if (notice.isHeartbeat()) {
      heartbeats.increment();
    }
    for (MeshFailure failure : notice.failures()) {
      notices.get(failure.event().kind()).increment();
    }
  }

  @Override
  public void acknowledged(Duration after) {
    noticeLatency.record(after);
  }

  @Override
  public void subscribers(int count) {
    subscribers.set(count);
  }

  @Override
  public void ownerRetried() {
    ownerRetries.increment();
  }

  @Override
  public void ownerGivenUp() {
    ownerAbandoned.increment();
  }

  @Override
  public void round(Duration late, boolean stalled) {
    pollLateness.record(late.isNegative() ? Duration.ZERO : late);
    if (stalled) {
      stalls.increment();
    }
  }

  @Override
  public void answered(Duration after) {
    pollDuration.record(after);
  }

  @Override
  public void unanswered() {
    pollMisses.increment();
  }

  @Override
  public void leases(Supplier<Collection<String>> agents) {
    Collection<String> held = agents.get();
    renewedAtNanos.keySet().retainAll(held);
    held.forEach(agent -> renewedAtNanos.putIfAbsent(agent, System.nanoTime()));
  }

  @Override
  public void leaseRenewed(String agent) {
    renewedAtNanos.replace(agent, System.nanoTime());
  }

  @Override
  public void close() {
    removeMeters();
    onClose.accept(this);
  }

  void removeMeters() {
    shelf.removeAll();
  }
}
