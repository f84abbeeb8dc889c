package dev.vertxmesh.host.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vertxmesh.station.ProcessGroup;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchivesIT {

  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String CLASS = "dev.vertxmesh.proc.ProcAgent source: ";

  @TempDir Path directory;
  private Vertx vertx;
  private Context context;
  private JvmLauncher launcher;
  private Path jar;

  @BeforeEach
  void begin() throws IOException {
    vertx = Vertx.vertx();
    context = vertx.getOrCreateContext();
    launcher = onContext(() -> Future.succeededFuture(new JvmLauncher(vertx, directory)));
    Path built = Path.of(System.getProperty("test.mesh.jar"));
    jar = Files.copy(built, directory.resolve("mesh.jar"));
    Files.createSymbolicLink(directory.resolve("lib"), built.resolveSibling("lib"));
  }

  @AfterEach
  void nothingIsLeftBehind() {
    await().atMost(LIMIT).until(() -> rehearsals().isEmpty());
    get(launcher.close());
    get(vertx.close());
  }

  @Test
  @DisplayName(
      "LA-10 an archive is made, used, ignored when damaged, and made again for another jar")
  void life() throws IOException {
    ClassArchives archives = archives();
    LaunchPlan plan = plan("first");
    assertThat(get(archives.fitted(plan))).isEqualTo(plan);
    assertThat(sourceOf(plan)).contains("mesh.jar");

    make(archives, plan);
    LaunchPlan fitted = get(archives.fitted(plan("second")));
    assertThat(sourceOf(fitted)).contains("shared objects file (top)");
    assertThat(archivesOn()).hasSize(1);

    Path archive = archivesOn().get(0);
    Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(archive, "no archive");
    LaunchPlan again = plan("third");
    assertThat(get(archives().fitted(again))).isEqualTo(again);

    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));
    assertThat(sourceOf(fitted)).contains("mesh.jar");
    ClassArchives later = archives();
    LaunchPlan changed = plan("fourth");
    assertThat(get(later.fitted(changed))).isEqualTo(changed);
    make(later, changed);
    assertThat(sourceOf(get(later.fitted(changed)))).contains("shared objects file (top)");
  }

  @Test
  @DisplayName("LA-10 flags that speak of sharing themselves are left alone")
  void ownFlags() {
    LaunchPlan plan =
        LaunchPlan.of("own", directory)
            .runs(ClassArchives.REHEARSAL, List.of(jar.toString()))
            .withJvmOptions(List.of("-Xshare:off"))
            .build();
    ClassArchives archives = archives();

    make(archives, plan);

    assertThat(get(archives.fitted(plan))).isEqualTo(plan);
    assertThat(archivesOn()).isEmpty();
  }

  @Test
  @DisplayName("LA-10 a rehearsal ends with its host, and a host that stops does not wait for it")
  void stopped() {
    ClassArchives archives = archives();
    onContext(
        () -> {
          archives.want(plan("first"));
          return Future.succeededFuture();
        });
    await().atMost(LIMIT).until(() -> !rehearsals().isEmpty());

    onContext(archives::close);

    assertThat(rehearsals()).isEmpty();
    assertThat(archivesOn()).isEmpty();
  }

  @Test
  @DisplayName("LA-8 LA-10 nothing is left when a host is killed while a rehearsal runs")
  void killed() throws IOException {
    Process host =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ArchivingMain.class.getName(),
                directory.toString(),
                jar.toString())
            .redirectErrorStream(true)
            .redirectOutput(new File(directory.toFile(), "host.log"))
            .start();
    try {
      await().atMost(LIMIT).until(() -> !rehearsals().isEmpty());
    } finally {
      host.destroyForcibly();
    }
    List<Long> pids = rehearsals();

    await().atMost(LIMIT).until(() -> pids.stream().noneMatch(ProcessGroup::isAlive));
    assertThat(new Leftovers(directory).end(Duration.ofSeconds(10))).isEmpty();
  }

  private ClassArchives archives() {
    return onContext(
        () ->
            Future.succeededFuture(
                new ClassArchives(
                    vertx, launcher, Optional.of(directory.resolve("archives")), 4, directory)));
  }

  private void make(ClassArchives archives, LaunchPlan plan) {
    onContext(
        () -> {
          archives.want(plan);
          return archives.made();
        });
  }

  private LaunchPlan plan(String name) {
    List<String> flags = new ArrayList<>(WorkerJvmOptions.standard());
    flags.add("-Xlog:class+load:file=" + directory.resolve("${name}.classes"));
    return LaunchPlan.of(name, directory)
        .runs(ClassArchives.REHEARSAL, List.of(jar.toString()))
        .withJvmOptions(flags)
        .build();
  }

  /** From where a JVM of this plan takes a class of ours. */
  private String sourceOf(LaunchPlan plan) throws IOException {
    LaunchedJvm jvm = get(launcher.launch(plan));
    get(jvm.ready());
    get(jvm.kill());
    try (Stream<String> lines = Files.lines(directory.resolve(plan.name() + ".classes"))) {
      return lines.filter(line -> line.contains(CLASS)).findFirst().orElse("nowhere");
    }
  }

  private List<Path> archivesOn() {
    File[] found =
        directory.resolve("archives").toFile().listFiles((in, name) -> name.endsWith(".jsa"));
    return found == null ? List.of() : Stream.of(found).map(File::toPath).toList();
  }

  /** The process groups of rehearsals that run. */
  private List<Long> rehearsals() {
    File[] found =
        JvmRecord.folder(directory).toFile().listFiles((in, name) -> name.endsWith(".jvm"));
    return found == null
        ? List.of()
        : Stream.of(found)
            .map(File::getName)
            .filter(name -> name.startsWith("rehearsal-"))
            .map(name -> Long.valueOf(name.replaceAll("[^.]*\\.(\\d+)\\.jvm", "$1")))
            .filter(ProcessGroup::isAlive)
            .toList();
  }

  private <T> T onContext(Supplier<Future<T>> work) {
    Promise<T> done = Promise.promise();
    context.runOnContext(now -> work.get().onComplete(done));
    return get(done.future());
  }

  private static <T> T get(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }
}
