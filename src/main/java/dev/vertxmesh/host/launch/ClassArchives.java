package dev.vertxmesh.host.launch;

import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Archives of classes that JVMs map instead of loading and verifying each class anew (AppCDS). One
 * that is missing, that a changed jar has made stale or that is damaged is made in the background
 * by a JVM that does what a worker does, in a cluster of its own (LA-10). Belongs to the context
 * that made it.
 */
public final class ClassArchives {
  private static final Logger LOG = LoggerFactory.getLogger(ClassArchives.class);

  /** The main class of the JVM whose classes are archived. */
  static final String REHEARSAL = "dev.vertxmesh.cluster.Rehearsal";

  private static final Duration REHEARSAL_LIMIT = Duration.ofMinutes(5);
  private static final Duration END_GRACE = Duration.ofSeconds(1);

  /** It needs little, and shall leave the machine to the workers. */
  private static final List<String> MODEST =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:cds=off");

  /** A JVM would say on stdout that an archive does not fit. */
  private static final List<String> SILENT = List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off");

  private static final List<String> OWN_SHARING =
      List.of("-Xshare:", "-XX:SharedArchiveFile=", "-XX:ArchiveClassesAtExit=", "-XX:Flags=");

  private final Context context;
  private final JvmLauncher launcher;
  private final Optional<ArchiveFolder> folder;
  private final Path logs;
  private final ManifestPaths manifests = new ManifestPaths();
  private final Set<String> failed = new HashSet<>();
  private final Promise<Void> closing = Promise.promise();
  private Future<Void> rehearsal = Future.succeededFuture();
  private boolean saidWhyNot;

  /**
   * Those in a directory.
   *
   * @param directory where they are kept, for several hosts perhaps; empty to have none
   * @param most how many are kept there; 0 to have none
   * @param logs where the output of the JVM goes whose classes are archived
   */
  public ClassArchives(
      Vertx vertx, JvmLauncher launcher, Optional<Path> directory, int most, Path logs) {
    this.context = vertx.getOrCreateContext();
    this.launcher = launcher;
    this.folder = directory.filter(given -> most > 0).map(given -> new ArchiveFolder(given, most));
    this.logs = logs;
  }

  /**
   * The plan, with the archive that fits it if there is one; as it was if there is none, or if its
   * JVM options speak of sharing themselves. Never fails.
   */
  public Future<LaunchPlan> fitted(LaunchPlan plan) {
    return find(plan)
        .map(found -> found.archive().map(archive -> with(plan, archive)).orElse(plan))
        .otherwise(plan);
  }

  /**
   * Has the archive made that such a plan needs, if there is none: in the background, one at a
   * time. A failure is logged, and nothing else.
   */
  public void want(LaunchPlan plan) {
    if (folder.isPresent() && rehearsal.isComplete() && !closing.future().isComplete()) {
      rehearsal =
          find(plan)
              .compose(
                  found ->
                      found.key().isPresent() && found.archive().isEmpty()
                          ? make(found.key().get(), plan)
                          : Future.<Void>succeededFuture())
              .otherwiseEmpty();
    }
  }

  /** Completes when none is made any more. */
  Future<Void> made() {
    return rehearsal;
  }

  /** Ends what is under way; completes when it is gone. */
  public Future<Void> close() {
    closing.tryComplete();
    return rehearsal;
  }

  /** What there is for a plan. */
  private record Found(Optional<ArchiveKey> key, Optional<Path> archive) {
    static final Found NOTHING = new Found(Optional.empty(), Optional.empty());
  }

  private Future<Found> find(LaunchPlan plan) {
    if (folder.isEmpty() || plan.jvmOptions().stream().anyMatch(ClassArchives::isOwnSharing)) {
      return Future.succeededFuture(Found.NOTHING);
    }
    return context
        .executeBlocking(
            () -> {
              Optional<ArchiveKey> key = ArchiveKey.of(plan, manifests);
              return new Found(
                  key, key.isPresent() ? folder.get().find(key.get()) : Optional.empty());
            },
            false)
        .onSuccess(found -> sayWhyNot(plan, found))
        .onFailure(failure -> LOG.info("no archive of classes: {}", failure.toString()));
  }

  private static boolean isOwnSharing(String option) {
    return OWN_SHARING.stream().anyMatch(option::startsWith);
  }

  private void sayWhyNot(LaunchPlan plan, Found found) {
    if (found.key().isEmpty() && plan.command().isEmpty() && !saidWhyNot) {
      saidWhyNot = true;
      LOG.info(
          "workers start without an archive of classes: their class path begins with {}, which is"
              + " no jar",
          plan.classPath().get(0));
    }
  }

  private static LaunchPlan with(LaunchPlan plan, Path archive) {
    List<String> flags = new ArrayList<>(SILENT);
    flags.add("-XX:SharedArchiveFile=" + archive);
    flags.addAll(plan.jvmOptions());
    return plan.withOptions(flags);
  }

  private Future<Void> make(ArchiveKey key, LaunchPlan like) {
    if (!failed.add(key.name())) {
      return Future.succeededFuture();
    }
    long begin = System.nanoTime();
    return context
        .executeBlocking(() -> folder.get().begin(key), false)
        .compose(
            begun -> {
              if (begun.isEmpty()) {
                failed.remove(key.name());
                return Future.<Void>succeededFuture();
              }
              return rehearse(begun.get(), key, like)
                  .<Void>map(
                      archive -> {
                        failed.remove(key.name());
                        LOG.info(
                            "workers start from the archive of classes {} from now on, made in {} s",
                            archive,
                            Duration.ofNanos(System.nanoTime() - begin).toSeconds());
                        return null;
                      })
                  .eventually(() -> closed(begun.get()));
            })
        .onFailure(this::sayFailed);
  }

  private void sayFailed(Throwable failure) {
    if (!closing.future().isComplete()) {
      LOG.info("workers go on without an archive of classes: {}", failure.getMessage());
    }
  }

  private Future<Void> closed(ArchiveFolder.Draft draft) {
    return context.executeBlocking(
        () -> {
          draft.close();
          return null;
        },
        false);
  }

  private Future<Path> rehearse(ArchiveFolder.Draft draft, ArchiveKey key, LaunchPlan like) {
    if (closing.future().isComplete()) {
      return Future.failedFuture("the host is stopping");
    }
    List<String> flags = new ArrayList<>(WorkerJvmOptions.standard());
    flags.addAll(MODEST);
    flags.add("-XX:ArchiveClassesAtExit=" + draft.part());
    LaunchPlan plan =
        LaunchPlan.of("rehearsal-" + key.name(), logs)
            .runs(REHEARSAL, key.classPath())
            .withJvmOptions(flags)
            .withJavaExecutable(like.javaExecutable())
            .withReadyTimeout(REHEARSAL_LIMIT)
            .inBackground()
            .build();
    return launcher
        .launch(plan)
        .compose(this::performed)
        .compose(done -> context.executeBlocking(draft::keep, false));
  }

  /** It dumps its classes when it ends; what does not end in time, or is in the way, is killed. */
  private Future<Void> performed(LaunchedJvm jvm) {
    closing.future().onSuccess(now -> jvm.end(Duration.ZERO));
    return jvm.ready()
        .compose(ready -> jvm.send(new LifelineMessage(Verb.STOP, "its classes are archived")))
        .compose(sent -> jvm.ended())
        .timeout(REHEARSAL_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .compose(
            exit ->
                exit.code() == 0
                    ? Future.<Void>succeededFuture()
                    : Future.failedFuture(new IOException("the rehearsal " + exit)))
        .eventually(() -> jvm.end(END_GRACE));
  }
}
