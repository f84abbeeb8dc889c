package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.ClassArchives;
import dev.vertxmesh.host.launch.JvmLauncher;
import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.protocol.LifelineMessage;
import io.vertx.core.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Launches workers, a few at a time, and hears what becomes of them. */
final class WorkerStarter {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerStarter.class);

  private final JvmLauncher launcher;
  private final ClassArchives archives;
  private final WorkerYard yard;
  private final WorkerEnds ends;
  private final HangWatch hangs;
  private final Examiner examiner;
  private final ThreadDumps threads;
  private final Slots slots;

  /**
   * A starter.
   *
   * @param atOnce how many workers are on their way up at a time
   */
  WorkerStarter(
      JvmLauncher launcher,
      ClassArchives archives,
      WorkerYard yard,
      WorkerEnds ends,
      HangWatch hangs,
      Examiner examiner,
      ThreadDumps threads,
      int atOnce) {
    this.threads = threads;
    this.hangs = hangs;
    this.examiner = examiner;
    this.launcher = launcher;
    this.archives = archives;
    this.yard = yard;
    this.ends = ends;
    this.slots = new Slots(atOnce);
  }

  /** Launches {@code worker} when its turn comes, unless it was stopped before. */
  void start(Worker worker) {
    slots
        .run(() -> worker.beginLaunch() ? launch(worker) : Future.<Void>succeededFuture())
        .onFailure(failure -> LOG.error("the launch of {} went wrong", worker.id(), failure));
  }

  /** Completes when the worker is up, or will never be. */
  private Future<Void> launch(Worker worker) {
    return archives
        .fitted(worker.plan().launch())
        .compose(launcher::launch)
        .transform(
            done -> {
              if (done.failed()) {
                ends.neverLaunched(worker, done.cause());
                return Future.succeededFuture();
              }
              return watch(worker, done.result());
            });
  }

  private Future<Void> watch(Worker worker, LaunchedJvm jvm) {
    LOG.debug("{} is started as {}, process {}", worker.plan().place(), worker.id(), jvm.pid());
    worker.launched(jvm);
    examiner.launched(worker, jvm);
    jvm.onMessage(message -> hear(worker, message));
    jvm.ended().onSuccess(exit -> ends.exited(worker, jvm, exit));
    return jvm.ready()
        .transform(
            done -> {
              if (done.succeeded()) {
                yard.ready(worker);
                archives.want(worker.plan().launch());
                return Future.succeededFuture();
              }
              return ends.notReady(worker, jvm, done.cause());
            });
  }

  private void hear(Worker worker, LifelineMessage message) {
    if (threads.hear(message)) {
      return;
    }
    switch (message.verb()) {
      case LAST_WORDS -> worker.said(message.text());
      case HANG -> hangs.hear(worker, message.text());
      case NOTE -> LOG.info("{} says: {}", worker.id(), message.text());
      default -> LOG.debug("{}: {}", worker.id(), message);
    }
  }
}
