package dev.vertxmesh.bench;

import dev.vertxmesh.settings.AdminSettings;
import dev.vertxmesh.settings.MeshSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * JVMs on loopback that are one cluster with a name of its own, started one after the other.
 * Closing it ends them all, and the workers that they launched.
 */
final class BenchCluster implements AutoCloseable {

  private final Path directory;
  private final Map<String, String> settings;
  private final String name = "bench-" + UUID.randomUUID();
  private final List<Peer> peers = new ArrayList<>();
  private List<String> members = List.of();

  /**
   * No JVM as yet.
   *
   * @param directory for logs
   * @param settings of hosts and their workers
   */
  BenchCluster(Path directory, Map<String, String> settings) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.settings = new HashMap<>(settings);
    this.settings.put(MeshSettings.CLUSTER_NAME.name(), name);
    this.settings.put(AdminSettings.ENABLED.name(), "false");
  }

  /** As {@link #start(String, Class, Map, List)}, without more. */
  Peer start(String peer, Class<? extends PeerRole> role) throws IOException {
    return start(peer, role, Map.of(), List.of());
  }

  /**
   * Starts a JVM with a worker's flags, and waits until it has joined and its role has started. The
   * first one founds the cluster.
   *
   * @param peer its name; a host's name
   * @param args for the role
   * @param jvmOptions beside the flags of a worker
   */
  Peer start(
      String peer,
      Class<? extends PeerRole> role,
      Map<String, String> args,
      List<String> jvmOptions)
      throws IOException {
    Peer started = begin(peer, role, args, jvmOptions);
    members = started.awaitUp();
    return started;
  }

  /** Starts several of one role at once, in a cluster that has been founded. */
  List<Peer> start(Class<? extends PeerRole> role, String... names) throws IOException {
    List<Peer> started = new ArrayList<>();
    for (String peer : names) {
      started.add(begin(peer, role, Map.of(), List.of()));
    }
    started.forEach(Peer::awaitUp);
    return started;
  }

  private Peer begin(
      String peer,
      Class<? extends PeerRole> role,
      Map<String, String> args,
      List<String> jvmOptions)
      throws IOException {
    Map<String, String> own = new HashMap<>(settings);
    own.put(MeshSettings.HOST_NAME.name(), peer);
    own.put(MeshSettings.HOST_DIRECTORY.name(), directory.resolve(peer).toString());
    Peer started =
        Peer.start(
            new PeerMain.PeerPlan(peer, role.getName(), name, members, own, args),
            directory,
            jvmOptions);
    peers.add(started);
    return started;
  }

  /** The name of the cluster. */
  String name() {
    return name;
  }

  /** The data members: {@code host:port} of each. */
  List<String> members() {
    return members;
  }

  /**
   * The floor: bare clustered requests from one JVM to another and back, one after the other.
   *
   * @param to the name of a JVM in which somebody has opened a {@link BareEcho}
   */
  static Samples rtt(Peer from, String to, int rounds) {
    return rtt(from, to, rounds, 0);
  }

  /** As {@link #rtt(Peer, String, int)}, one each {@code every} milliseconds. */
  static Samples rtt(Peer from, String to, int rounds, int every) {
    JsonObject order = new JsonObject().put("to", to).put("rounds", rounds).put("every", every);
    return Samples.of(from.order(BareEcho.ORDER, order).getJsonArray("nanos"));
  }

  /** Ends all at once, and then who founded the cluster. */
  @Override
  public void close() {
    Collections.reverse(peers);
    peers.stream().limit(Math.max(0, peers.size() - 1)).forEach(Peer::leave);
    peers.forEach(Peer::close);
    peers.clear();
  }
}
