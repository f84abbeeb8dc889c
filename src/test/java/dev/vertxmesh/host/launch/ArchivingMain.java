package dev.vertxmesh.host.launch;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A JVM that has an archive of classes made, until it is killed. */
public final class ArchivingMain {

  private ArchivingMain() {}

  /**
   * Begins.
   *
   * @param arguments the directory of the launcher, and the jar
   */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[0]);
    Vertx vertx = Vertx.vertx();
    vertx
        .getOrCreateContext()
        .runOnContext(
            now -> {
              JvmLauncher launcher = new JvmLauncher(vertx, directory);
              ClassArchives archives =
                  new ClassArchives(
                      vertx, launcher, Optional.of(directory.resolve("archives")), 4, directory);
              archives.want(
                  LaunchPlan.of("worker", directory)
                      .runs(ClassArchives.REHEARSAL, List.of(arguments[1]))
                      .build());
            });
  }
}
