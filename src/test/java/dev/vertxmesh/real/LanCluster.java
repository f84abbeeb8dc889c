package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshOptions;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/**
 * A cluster on a {@link Lan}: a host {@code host-0} and so on, one on each machine, and a client in
 * this JVM. Its configuration is that for several machines, only faster to judge and to merge.
 */
final class LanCluster implements AutoCloseable {

  private static final int PORT = 5701;

  private final Lan lan;
  private final Path directory;
  private final Map<String, String> settings = new HashMap<>();
  private final List<LanHost> hosts = new ArrayList<>();
  private ClientNode client;

  private LanCluster(Lan lan, Path directory, int count) {
    this.lan = lan;
    this.directory = directory;
    settings.put("mesh.cluster.config", configuration(directory).toString());
    settings.put("mesh.cluster.name", "lan-" + UUID.randomUUID());
    settings.put(
        "mesh.cluster.members",
        String.join(
            ",",
            IntStream.range(0, count)
                .mapToObj(index -> lan.machine(index).address() + ":" + PORT)
                .toList()));
    settings.put("mesh.spawn.allow", "dev.vertxmesh.");
    settings.put("mesh.registry.reconcile-interval", "2s");
  }

  /** Starts hosts, one on each of so many machines; their files go to {@code directory}. */
  static LanCluster start(int hosts, Path directory) {
    LanCluster cluster = new LanCluster(Lan.of(hosts), directory, hosts);
    try {
      for (int index = 0; index < hosts; index++) {
        cluster.hosts.add(cluster.startHost(index).awaitUp());
      }
      cluster.client = await(ClientNode.join(cluster.settings(cluster.lan.here())));
      return cluster;
    } catch (RuntimeException | AssertionError failure) {
      cluster.close();
      throw failure;
    }
  }

  /** The shipped file, with shorter times. */
  private static Path configuration(Path directory) {
    try {
      String shipped = Files.readString(Path.of("cluster-config", "lan.xml"));
      String faster =
          faster(
              faster(faster(shipped, "max.no.heartbeat", 20, 5), "merge.first.run.delay", 10, 3),
              "merge.next.run.delay",
              10,
              3);
      return Files.writeString(directory.resolve("lan.xml"), faster);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String faster(String text, String property, int slow, int fast) {
    String name = "hazelcast." + property + ".seconds\">";
    assertThat(text).contains(name + slow + "<");
    return text.replace(name + slow + "<", name + fast + "<");
  }

  private Settings settings(String address) {
    Map<String, String> own = new HashMap<>(settings);
    own.put("mesh.cluster.interface", address);
    return Settings.of(SettingsLayer.commandLine(own));
  }

  private LanHost startHost(int index) {
    Map<String, String> own = new HashMap<>(settings);
    own.put("mesh.cluster.interface", lan.machine(index).address());
    own.put("mesh.cluster.port", Integer.toString(PORT));
    own.put("mesh.host.name", "host-" + index);
    own.put("mesh.host.directory", directory.resolve("host-" + index).toString());
    return LanHost.start(lan.machine(index), directory, own);
  }

  /** The machine of a host. */
  Lan.Machine machine(int index) {
    return lan.machine(index);
  }

  /** A host. */
  LanHost host(int index) {
    return hosts.get(index);
  }

  /** Starts a host anew that was killed. */
  void restart(int index) {
    hosts.set(index, startHost(index).awaitUp());
  }

  /** The client's registry. */
  Registry registry() {
    return Registry.of(client.vertx());
  }

  /** The facade on the client. */
  Mesh mesh() {
    return Mesh.create(client.vertx(), new MeshOptions(new JsonObject(new HashMap<>(settings))));
  }

  /** Until the client sees so many hosts in its cluster. */
  void awaitDataNodes(int count) {
    Awaitility.await(count + " hosts in the cluster")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(() -> assertThat(registry().membership().dataNodes()).hasSize(count));
  }

  @Override
  public void close() {
    if (client != null) {
      await(client.close());
    }
    hosts.forEach(LanHost::close);
    lan.close();
    Awaitility.await("no process is left")
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(() -> assertThat(RealCluster.processes()).isEmpty());
  }
}
