package dev.vertxmesh.cluster;

import dev.vertxmesh.host.launch.JvmLauncher;
import dev.vertxmesh.host.launch.LaunchPlan;
import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.host.launch.WorkerJvmOptions;
import dev.vertxmesh.protocol.HostBootstrap;
import dev.vertxmesh.settings.AdminSettings;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Host JVMs that this JVM starts, for a demonstration, a run or a test: they found a cluster of
 * their own on loopback, and end with this JVM.
 */
public final class LaunchedHosts {

  private static final Logger LOG = LoggerFactory.getLogger(LaunchedHosts.class);
  private static final String OF_ADMIN = "mesh.admin.";
  private static final Duration END_GRACE = Duration.ofSeconds(30);

  private final Launch launch;
  private final String clusterName;
  private final List<LaunchedJvm> jvms;
  private final List<String> members;

  private LaunchedHosts(Launch launch, String clusterName, List<String> members) {
    this.launch = launch;
    this.clusterName = clusterName;
    this.jvms = List.copyOf(launch.jvms);
    this.members = List.copyOf(members);
  }

  /**
   * Starts hosts named {@code host-1} and so on: the first founds a cluster, the others join it.
   *
   * @param count how many, at least 1
   * @param settings of each host, save its name and its cluster
   * @param classPathEntries what {@code mesh.host.classpath.…} of each host is to say
   * @return failed, with every host ended, if one does not come up
   */
  public static Future<LaunchedHosts> launch(
      int count, Settings settings, Map<String, String> classPathEntries) {
    if (count < 1) {
      return Future.failedFuture(
          new IllegalArgumentException("at least one host is needed, not " + count));
    }
    Vertx vertx = Vertx.vertx();
    String clusterName = "mesh-" + UUID.randomUUID();
    Launch launch = new Launch(vertx, settings(settings, clusterName, classPathEntries));
    return launch
        .hosts(count)
        .map(members -> new LaunchedHosts(launch, clusterName, members))
        .recover(failure -> launch.end(false).transform(done -> Future.failedFuture(failure)));
  }

  private static Map<String, String> settings(
      Settings settings, String clusterName, Map<String, String> classPathEntries) {
    Map<String, String> texts = new HashMap<>(settings.explicit());
    texts.put(MeshSettings.CLUSTER_NAME.name(), clusterName);
    texts.keySet().removeIf(key -> key.startsWith(OF_ADMIN));
    texts.put(AdminSettings.ENABLED.name(), "false");
    texts.remove(MeshSettings.CLUSTER_PORT.name());
    texts.remove(MeshSettings.CLUSTER_MEMBERS.name());
    classPathEntries.forEach(
        (entry, path) -> texts.put(MeshSettings.HOST_CLASSPATH.key(entry), path));
    return texts;
  }

  /** The cluster that they are. */
  public String clusterName() {
    return clusterName;
  }

  /** Whom to join: {@code host:port} of each. */
  public List<String> members() {
    return members;
  }

  /** Their names. */
  public List<String> names() {
    return jvms.stream().map(LaunchedJvm::name).toList();
  }

  /** Their process ids. */
  public List<Long> pids() {
    return jvms.stream().map(LaunchedJvm::pid).toList();
  }

  /** Ends them all, workers first, by force what does not end in time; and deletes their logs. */
  public Future<Void> close() {
    return launch.end(true);
  }

  /** A launch under way. */
  private static final class Launch {

    private final Vertx vertx;
    private final Map<String, String> settings;
    private final Path directory;
    private final JvmLauncher launcher;
    private final List<LaunchedJvm> jvms = new ArrayList<>();

    Launch(Vertx vertx, Map<String, String> settings) {
      this.vertx = vertx;
      this.settings = settings;
      this.directory = directory();
      this.launcher = new JvmLauncher(vertx, directory);
    }

    private static Path directory() {
      try {
        return Files.createTempDirectory("mesh-launch-");
      } catch (IOException failure) {
        throw new UncheckedIOException("no directory for the logs of launched hosts", failure);
      }
    }

    Future<List<String>> hosts(int count) {
      return host(1, List.of())
          .compose(
              founder ->
                  Future.all(
                          IntStream.rangeClosed(2, count)
                              .mapToObj(number -> host(number, List.of(founder)))
                              .toList())
                      .map(
                          others -> {
                            List<String> members = new ArrayList<>(List.of(founder));
                            members.addAll(others.<String>list());
                            return members;
                          }));
    }

    private Future<String> host(int number, List<String> members) {
      String name = "host-" + number;
      Map<String, String> own = new HashMap<>(settings);
      own.put(MeshSettings.HOST_NAME.name(), name);
      own.put(MeshSettings.HOST_DIRECTORY.name(), directory.resolve(name).toString());
      LaunchPlan plan =
          LaunchPlan.of(name, directory)
              .runs(HostBootstrap.MAIN_CLASS, classPath())
              .withJvmOptions(jvmOptions())
              .withEnvironment(
                  Map.of(HostBootstrap.VARIABLE, new HostBootstrap(members, own).encode()))
              .build();
      return launcher
          .launch(plan)
          .compose(
              jvm -> {
                jvms.add(jvm);
                return jvm.ready();
              });
    }

    /** Those of workers; but a file that somebody names is checked, for no host did so before. */
    private List<String> jvmOptions() {
      List<String> flags = new ArrayList<>(WorkerJvmOptions.standard());
      if (settings.containsKey(MeshSettings.CLUSTER_CONFIG.name())) {
        flags.add("-Dhazelcast.config.schema.validation.enabled=true");
      }
      return flags;
    }

    private static List<String> classPath() {
      return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(entry -> Path.of(entry).toAbsolutePath().toString())
          .toList();
    }

    /** The Future belongs to no context, because the contexts of this Vert.x end with it. */
    Future<Void> end(boolean deleteLogs) {
      Promise<Void> ended = Promise.promise();
      Future.join(jvms.stream().map(jvm -> jvm.end(END_GRACE)).toList())
          .transform(done -> deleteLogs ? deleteLogs() : Future.<Void>succeededFuture())
          .onComplete(done -> vertx.close().onComplete(closed -> ended.complete()));
      return ended.future();
    }

    private Future<Void> deleteLogs() {
      return vertx
          .fileSystem()
          .deleteRecursive(directory.toString())
          .onFailure(failure -> LOG.warn("{} could not be deleted", directory, failure));
    }
  }
}
