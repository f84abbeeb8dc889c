package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshOptions;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.cluster.LaunchedHosts;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * A cluster of real processes: host JVMs and their workers, and clients in this JVM. Closing it
 * ends all of them, and fails if a process is left.
 */
public final class RealCluster implements AutoCloseable {

  /** Within this everything happens, however slow the machine is. */
  public static final Duration GENEROUS = Duration.ofSeconds(60);

  private final LaunchedHosts hosts;
  private final Map<String, String> settings;
  private final List<ClientNode> clients = new ArrayList<>();

  private RealCluster(LaunchedHosts hosts, Map<String, String> settings) {
    this.hosts = hosts;
    this.settings = settings;
  }

  /**
   * Starts hosts.
   *
   * @param settings of hosts, workers and clients alike: pairs of name and value
   */
  public static RealCluster start(int hostCount, String... settings) {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      given.put(settings[i], settings[i + 1]);
    }
    Settings forHosts = Settings.of(SettingsLayer.commandLine(given));
    LaunchedHosts hosts = await(LaunchedHosts.launch(hostCount, forHosts, Map.of()));
    given.put("mesh.cluster.name", hosts.clusterName());
    given.put("mesh.cluster.members", String.join(",", hosts.members()));
    return new RealCluster(hosts, given);
  }

  /** The hosts. */
  public LaunchedHosts hosts() {
    return hosts;
  }

  /** The settings of a client of this cluster. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** One more client in this JVM. */
  public ClientNode client() {
    ClientNode client = await(ClientNode.join(Settings.of(SettingsLayer.commandLine(settings))));
    clients.add(client);
    return client;
  }

  /** The facade on a client. */
  public Mesh mesh(Vertx vertx) {
    return Mesh.create(vertx, new MeshOptions(new JsonObject(new HashMap<>(settings))));
  }

  /** The facade on one more client. */
  public Mesh mesh() {
    return mesh(client().vertx());
  }

  /** The processes that descend from this JVM and live. */
  public static List<ProcessHandle> processes() {
    return ProcessHandle.current().descendants().filter(ProcessHandle::isAlive).toList();
  }

  /** What {@code future} becomes, within a generous time. */
  public static <T> T await(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(GENEROUS.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception failure) {
      throw new AssertionError("the future did not succeed: " + failure, failure);
    }
  }

  /** How {@code future} fails, within a generous time. */
  public static Throwable awaitFailure(Future<?> future) {
    return await(
        future.transform(
            done ->
                done.failed()
                    ? Future.succeededFuture(done.cause())
                    : Future.failedFuture("it succeeded with " + done.result())));
  }

  @Override
  public void close() {
    clients.forEach(client -> await(client.close()));
    await(hosts.close());
    Awaitility.await("no process is left")
        .atMost(GENEROUS)
        .untilAsserted(() -> assertThat(processes()).isEmpty());
  }
}
