package dev.vertxmesh.cluster;

import dev.vertxmesh.proc.ProcDirectory;
import dev.vertxmesh.proc.WorkerMain;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The main class of a JVM whose classes are to be archived: a worker in a cluster of its own, which
 * a data member in the same JVM founds on loopback. It loads what hosts and workers load until they
 * are ready, and no cluster knows of it (LA-10). It ends as a worker does: when it is told to, and
 * with who launched it.
 */
public final class Rehearsal {

  private static final String NAME = "rehearsal";
  private static final String LOOPBACK = "127.0.0.1";

  private Rehearsal() {}

  /**
   * Starts it.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    WorkerBootstrap bootstrap =
        new WorkerBootstrap(
            NAME,
            NAME,
            NAME,
            0,
            1,
            Extent.of("procs", 1),
            1,
            NAME,
            Duration.ZERO,
            List.of(),
            Map.of(),
            false);
    Settings settings = Settings.of();
    LogSetup.apply(settings);
    WorkerMain.run(bootstrap, settings, Rehearsal::join, ProcDirectory::of);
  }

  private static Future<Vertx> join() {
    String cluster = NAME + "-" + UUID.randomUUID();
    return ClusteredVertx.start(options(cluster, List.of()).build())
        .compose(
            founder ->
                ClusteredVertx.start(
                    options(cluster, ClusteredVertx.memberAddresses(founder)).lite(true).build()));
  }

  private static ClusterOptions.Builder options(String cluster, List<String> members) {
    return ClusterOptions.builder()
        .clusterName(cluster)
        .networkInterface(LOOPBACK)
        .ephemeralPort()
        .members(members);
  }
}
