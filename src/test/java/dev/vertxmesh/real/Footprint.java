package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.registry.ClusterInstance;
import dev.vertxmesh.registry.Registry;
import io.vertx.core.Vertx;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a cluster at rest holds: to be compared with what it held before.
 *
 * @param jvms by name
 * @param consumers clustered registrations of the event bus
 * @param entries of the registry's maps
 */
record Footprint(Map<String, JvmGauge> jvms, int consumers, int entries) {

  /**
   * How much more there may be at the end than after warming up: garbage that is cached, not kept.
   */
  private static final double HEAP_SHARE = 0.10;

  private static final long HEAP_SLACK_KIB = 3 * 1024;
  private static final long THREAD_SLACK = 4;

  /** Fewer than the 20 turns between the prints of a short soak: a thread for each is found. */
  private static final long POOL_SLACK = 12;

  private static final long FILE_SLACK = 10;

  /** Of these processes and of the maps that a node sees. */
  static Footprint of(Vertx vertx, Map<String, Long> pids) {
    Map<String, JvmGauge> jvms = new LinkedHashMap<>();
    pids.forEach((name, pid) -> jvms.put(name, JvmGauge.of(pid)));
    return new Footprint(jvms, consumers(vertx), entries(Registry.of(vertx)));
  }

  private static int consumers(Vertx vertx) {
    return ClusterInstance.of(vertx).getMultiMap("__vertx.subs").size();
  }

  static int entries(Registry registry) {
    return await(registry.hosts().list()).size()
        + await(registry.procs().list()).size()
        + await(registry.meshes().list()).size()
        + await(registry.leases().list()).size();
  }

  /** Fails if more is held than {@code before}, within the slacks above. */
  void assertFlatSince(Footprint before) {
    assertThat(entries).as("entries of the registry").isEqualTo(before.entries);
    assertThat(consumers).as("clustered consumers").isEqualTo(before.consumers);
    jvms.forEach((name, gauge) -> assertFlat(name, gauge, before.jvms.get(name)));
  }

  private static void assertFlat(String name, JvmGauge now, JvmGauge before) {
    assertThat(now.heapKib())
        .as("heap of %s, in KiB, after %s", name, before)
        .isLessThan(before.heapKib() + (long) (before.heapKib() * HEAP_SHARE) + HEAP_SLACK_KIB);
    assertThat(now.threads())
        .as("threads of %s", name)
        .isLessThanOrEqualTo(before.threads() + THREAD_SLACK);
    assertThat(now.pooled())
        .as("threads in pools of %s", name)
        .isLessThanOrEqualTo(before.pooled() + POOL_SLACK);
    assertThat(now.files())
        .as("open files of %s", name)
        .isLessThanOrEqualTo(before.files() + FILE_SLACK);
  }

  @Override
  public String toString() {
    return jvms + ", " + consumers + " clustered consumers, " + entries + " registry entries";
  }
}
