package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.Ending;
import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.PostMortem.Memory;
import dev.vertxmesh.supervision.MemoryVerdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out about workers what their exit does not say (HO-12). Files are read off the loop. */
final class Examiner {

  private static final Logger LOG = LoggerFactory.getLogger(Examiner.class);

  private final Vertx vertx;
  private final String host;
  private final CgroupMemory groups;

  Examiner(Vertx vertx, String host, CgroupMemory groups) {
    this.vertx = vertx;
    this.host = host;
    this.groups = groups;
  }

  /** Its process runs now: notes what the kernel has done in its group so far. */
  void launched(Worker worker, LaunchedJvm jvm) {
    worker.counted(vertx.executeBlocking(() -> groups.ofProcess(jvm.pid()), false));
  }

  /** What is known of a process that has not ended. */
  PostMortem givenUp(Worker worker, LaunchedJvm jvm) {
    return found(worker, jvm, Memory.NO_SIGN, Optional.empty());
  }

  /** Looks at what a process that has ended left behind; never fails. */
  Future<PostMortem> examine(Worker worker, LaunchedJvm jvm, Exit exit) {
    return worker
        .counted()
        .compose(
            before ->
                vertx.executeBlocking(
                    () -> found(worker, jvm, memory(jvm, exit, before), jvm.findCrashReport()),
                    false))
        .otherwise(
            failure -> {
              LOG.warn("the end of {} was not looked into", worker.id(), failure);
              return givenUp(worker, jvm);
            });
  }

  private Memory memory(LaunchedJvm jvm, Exit exit, Optional<CgroupMemory.Reading> before) {
    OptionalLong then = before.stream().mapToLong(CgroupMemory.Reading::count).findFirst();
    OptionalLong now = before.map(groups::again).orElseGet(OptionalLong::empty);
    return MemoryVerdict.of(exit, jvm.endedBy() != Ending.ITSELF, then, now);
  }

  private PostMortem found(
      Worker worker, LaunchedJvm jvm, Memory memory, Optional<Path> crashReport) {
    return new PostMortem(
        jvm.pid(),
        host,
        memory,
        crashReport.map(Path::toString),
        worker.lastWords(),
        jvm.startedAt(),
        jvm.lastSeenAt(),
        jvm.endedAt());
  }
}
