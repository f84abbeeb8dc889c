package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshOptions;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * A long-lived cluster whose every process may be killed and replaced: hosts that found it or join
 * it, user JVMs, and one client in this JVM that watches. All processes that come from it carry its
 * token in their environment, and so are known whoever their parent is by then.
 */
final class FaultCluster implements AutoCloseable {

  private static final String TOKEN_VARIABLE = "FAULTS_TOKEN";
  private static final List<String> QUICK =
      List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  private static final Path PROC = Path.of("/proc");

  private final Path directory;
  private final String token = UUID.randomUUID().toString();
  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, FaultJvm> hosts = new HashMap<>();
  private final List<FaultJvm> users = new ArrayList<>();
  private final String classPath;
  private final ClientNode client;
  private int hostsStarted;

  private FaultCluster(Path directory) {
    this.directory = directory;
    this.classPath = JarredClassPath.in(directory);
    settings.put("mesh.cluster.name", "faults-" + token);
    settings.put("mesh.ended.retention", "1s");
    rehearse();
    FaultJvm founder = startHost(List.of());
    founder.awaitUp();
    settings.put("mesh.cluster.members", founder.memberAddress());
    client = await(ClientNode.join(Settings.of(SettingsLayer.commandLine(settings))));
  }

  /** Starts one with a single host. */
  static FaultCluster start(Path directory) {
    return new FaultCluster(directory);
  }

  /** Writes down the classes that all JVMs load, so that each of them starts in half the time. */
  private void rehearse() {
    FaultJvm host =
        FaultJvm.start(
            FaultMain.Role.REHEARSAL,
            directory,
            classPath,
            environment(),
            flags("-XX:ArchiveClassesAtExit="),
            hostSettings("rehearsal"),
            List.of());
    host.awaitUp();
    host.end();
    host.awaitEnd();
  }

  private List<String> flags(String archive) {
    List<String> flags = new ArrayList<>(QUICK);
    flags.add("-Xshare:auto");
    flags.add("-Xlog:cds=off");
    flags.add(archive + directory.resolve("classes.jsa"));
    return flags;
  }

  private List<String> flags() {
    return flags("-XX:SharedArchiveFile=");
  }

  private Map<String, String> hostSettings(String name) {
    Map<String, String> own = new HashMap<>(settings);
    own.remove("mesh.cluster.members");
    own.put("mesh.host.name", name);
    own.put("mesh.host.directory", directory.resolve(name).toString());
    own.put("mesh.host.jvm-options." + FaultMeshes.JVM_OPTIONS, String.join(" ", flags()));
    return own;
  }

  /** Starts one more host, and does not wait for it. */
  FaultJvm startHost() {
    return startHost(registry().membership().dataAddresses());
  }

  private FaultJvm startHost(List<String> members) {
    String name = "host-" + ++hostsStarted;
    FaultJvm host =
        FaultJvm.start(
            FaultMain.Role.HOST,
            directory,
            classPath,
            environment(),
            flags(),
            hostSettings(name),
            members);
    hosts.put(name, host);
    return host;
  }

  /** Starts a user's JVM, and does not wait for it. */
  FaultJvm startUser(FaultMain.Role role) {
    Map<String, String> own = new HashMap<>(settings);
    own.put("mesh.cluster.members", String.join(",", registry().membership().dataAddresses()));
    FaultJvm user =
        FaultJvm.start(role, directory, classPath, environment(), flags(), own, List.of());
    users.add(user);
    return user;
  }

  private Map<String, String> environment() {
    return Map.of(TOKEN_VARIABLE, token);
  }

  /** Kills a user's JVM. */
  void kill(FaultJvm user) {
    user.kill();
    users.remove(user);
  }

  /** Kills a host. */
  void killHost(String name) {
    hosts.remove(name).kill();
  }

  /** The living hosts, by name. */
  Map<String, FaultJvm> hosts() {
    return Map.copyOf(hosts);
  }

  /** The process ids of the JVMs that this JVM has started and not killed. */
  List<Long> jvms() {
    List<Long> pids = new ArrayList<>();
    hosts.values().forEach(host -> pids.add(host.pid()));
    users.forEach(user -> pids.add(user.pid()));
    return pids;
  }

  Vertx vertx() {
    return client.vertx();
  }

  Mesh mesh() {
    return Mesh.create(vertx(), new MeshOptions(new JsonObject(new HashMap<>(settings))));
  }

  Registry registry() {
    return Registry.of(vertx());
  }

  /** Until each entry of the registry is on two hosts, so that the loss of one loses none. */
  void awaitSafe(int hostCount) {
    HazelcastClusterManager manager =
        (HazelcastClusterManager) ((VertxInternal) vertx()).clusterManager();
    Awaitility.await("backups on " + hostCount + " hosts")
        .atMost(RealCluster.GENEROUS)
        .pollInterval(FaultRounds.GLANCE)
        .until(
            () ->
                registry().membership().dataNodes().size() == hostCount
                    && manager.getHazelcastInstance().getPartitionService().isClusterSafe());
  }

  /** All living processes that come from here. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses().filter(this::isOurs).toList();
  }

  /** The dead, also those whose parent has not taken note yet, have no environment. */
  private boolean isOurs(ProcessHandle process) {
    try {
      byte[] environment = Files.readAllBytes(PROC.resolve(process.pid() + "/environ"));
      return new String(environment, StandardCharsets.UTF_8).contains(TOKEN_VARIABLE + "=" + token);
    } catch (IOException gone) {
      return false;
    }
  }

  /** Ends all in order: users first, the hosts with their workers, and this node. */
  @Override
  public void close() {
    users.forEach(FaultJvm::end);
    users.forEach(FaultJvm::awaitEnd);
    await(client.close());
    hosts.values().forEach(FaultJvm::end);
    hosts.values().forEach(FaultJvm::awaitEnd);
  }
}
