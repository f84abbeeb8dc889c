package dev.vertxmesh.bench;

import dev.vertxmesh.settings.StartSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * From the call that spawns a worker until it takes actors, asked for on its own host: without an
 * archive of classes, and from the one that the host has made. Floor: a bare clustered lite member
 * of Vert.x with one consumer, the same flags and the same archive, from the start of its process
 * until the cluster knows the consumer.
 */
final class StartJob implements Job {

  @Override
  public String id() {
    return "J5";
  }

  @Override
  public String title() {
    return "start of a worker → it takes actors";
  }

  @Override
  public void run(Run run) throws Exception {
    Path archives =
        Files.createDirectories(run.directory().resolve("archives-" + UUID.randomUUID()));
    BenchCluster plainly = run.cluster(StartSettings.ARCHIVES.name(), "0");
    BenchCluster archiving =
        run.cluster(StartSettings.ARCHIVE_DIRECTORY.name(), archives.toString());
    Peer plainHost = plainly.start("host", StartRole.class);
    Peer host = archiving.start("host", StartRole.class);
    plainHost.order(StartRole.WORKER, new JsonObject());
    host.order(StartRole.WORKER, new JsonObject());
    run.progress("the host makes its archive of classes");
    long begin = System.nanoTime();
    String archive =
        host.order(StartRole.ARCHIVE, new JsonObject().put("directory", archives.toString()))
            .getString("file");
    double making = (System.nanoTime() - begin) / Run.SECOND;
    Starts plain = new Starts(plainly, plainHost, List.of());
    Starts fast =
        new Starts(
            archiving,
            host,
            List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:SharedArchiveFile=" + archive));
    int rounds = run.size(1, 12);
    for (int round = 1; round <= rounds; round++) {
      run.progress("round %d of %d".formatted(round, rounds));
      plain.member();
      plain.worker();
      fast.member();
      fast.worker();
    }
    fast.tell(run, "from the archive");
    plain.tell(run, "without an archive");
    run.figure("the archive is there, after the first worker", making, "s", 1);
    run.figure("size of the archive", (double) Files.size(Path.of(archive)), "B", 1);
  }

  /** Starts of one kind. */
  private record Starts(
      BenchCluster cluster, Peer host, List<String> bareFlags, Samples bare, Samples workers) {

    Starts(BenchCluster cluster, Peer host, List<String> bareFlags) {
      this(cluster, host, bareFlags, new Samples(), new Samples());
    }

    void worker() {
      workers.add(host.order(StartRole.WORKER, new JsonObject()).getLong("nanos"));
    }

    void member() throws IOException {
      long begin = System.nanoTime();
      Peer peer = cluster.start("bare-" + bare.size(), BareRole.class, Map.of(), bareFlags);
      bare.add(System.nanoTime() - begin);
      peer.close();
    }

    void tell(Run run, String how) {
      double floor = bare.median() / Run.SECOND;
      double median = workers.median() / Run.SECOND;
      run.figure(Goal.J5_START, how + ", p50", median, "s", workers.size(), floor);
      run.figure(how + ", max", workers.max() / Run.SECOND, "s", workers.size());
    }
  }
}
