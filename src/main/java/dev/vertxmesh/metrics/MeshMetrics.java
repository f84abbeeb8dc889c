package dev.vertxmesh.metrics;

import static io.vertx.micrometer.Label.EB_SIDE;
import static io.vertx.micrometer.Label.HTTP_CODE;
import static io.vertx.micrometer.Label.HTTP_METHOD;
import static io.vertx.micrometer.Label.POOL_NAME;
import static io.vertx.micrometer.Label.POOL_TYPE;

import dev.vertxmesh.station.Meters;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.util.EnumSet;
import java.util.UUID;

/**
 * The metrics of one node, for Prometheus: ours (docs/metrics.md), those of Vert.x, and those of
 * the JVM.
 */
public final class MeshMetrics {

  /** Nodes of one JVM that give one name share one registry. */
  private static final String OWN_NAME = "vertx-mesh-";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final MicrometerMeters meters = new MicrometerMeters(registry);

  /** A registry of its own, of which no node knows yet. */
  public MeshMetrics() {}

  /**
   * Makes the Vertx that is about to be built count what it does, by few labels: messages, pools
   * and HTTP requests, and what the JVM uses. Connections are left out, whose peers have any number
   * of addresses.
   *
   * @return what to build it with
   */
  public VertxMetricsFactory countVertx(VertxOptions options) {
    options.setMetricsOptions(
        new MicrometerMetricsOptions()
            .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
            .addDisabledMetricsCategory(MetricsDomain.NET_SERVER)
            .addDisabledMetricsCategory(MetricsDomain.DATAGRAM_SOCKET)
            .addDisabledMetricsCategory(MetricsDomain.HTTP_CLIENT)
            .addDisabledMetricsCategory(MetricsDomain.VERTICLES)
            .setLabels(EnumSet.of(EB_SIDE, POOL_TYPE, POOL_NAME, HTTP_METHOD, HTTP_CODE))
            .setRegistryName(OWN_NAME + UUID.randomUUID())
            .setJvmMetricsEnabled(true)
            .setEnabled(true));
    return new MicrometerMetricsFactory(registry);
  }

  /** From now on what begins on that node is counted here; to be called before it does. */
  public void install(Vertx vertx) {
    Meters.install(vertx, meters);
  }

  /**
   * Counts what begins on a node of an application, from now on, in the application's own registry.
   * The memory of workers is not among it: it is read only when Prometheus asks a host.
   */
  public static void install(Vertx vertx, MeterRegistry registry) {
    Meters.install(vertx, new MicrometerMeters(registry));
  }

  /**
   * Everything, as Prometheus reads it.
   *
   * @param vertx puts the text together on a worker thread
   */
  Future<String> scrape(Vertx vertx) {
    return meters.sample().compose(sampled -> vertx.executeBlocking(registry::scrape, false));
  }
}
