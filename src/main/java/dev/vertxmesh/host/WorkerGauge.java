package dev.vertxmesh.host;

import dev.vertxmesh.protocol.HostState;
import dev.vertxmesh.station.Deadline;
import dev.vertxmesh.station.Detached;
import dev.vertxmesh.station.Meters.WorkerSample;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How the workers are, for who measures: looked at when asked, read off the loop. */
final class WorkerGauge {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final String RESIDENT = "VmRSS:";
  private static final int BYTES_PER_UNIT = 1024;

  private final Vertx vertx;
  private final Context context;
  private final WorkerYard yard;
  private final Path processes;

  /**
   * A gauge.
   *
   * @param context of the agent
   * @param machine above {@code proc}
   */
  WorkerGauge(Vertx vertx, Context context, WorkerYard yard, Path machine) {
    this.vertx = vertx;
    this.context = context;
    this.yard = yard;
    this.processes = machine.resolve("proc");
  }

  /** All workers; from any thread. Fails if the agent's loop does not answer. */
  Future<List<WorkerSample>> read() {
    Future<List<HostState.Proc>> known =
        Detached.on(context, () -> Future.succeededFuture(yard.describe()));
    return Deadline.within(vertx, PATIENCE, "asking the host agent", known)
        .compose(
            workers ->
                vertx.executeBlocking(() -> workers.stream().map(this::sample).toList(), false));
  }

  private WorkerSample sample(HostState.Proc worker) {
    boolean lives = !worker.status().isTerminated();
    OptionalLong bytes =
        lives && worker.pid().isPresent() ? resident(worker.pid().get()) : OptionalLong.empty();
    return new WorkerSample(worker.mesh(), worker.rank(), worker.status(), bytes);
  }

  private OptionalLong resident(long pid) {
    try (Stream<String> lines =
        Files.lines(processes.resolve(Long.toString(pid)).resolve("status"))) {
      return lines
          .filter(line -> line.startsWith(RESIDENT))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * BYTES_PER_UNIT)
          .findFirst();
    } catch (IOException | UncheckedIOException | NumberFormatException gone) {
      return OptionalLong.empty();
    }
  }
}
