package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import dev.vertxmesh.cluster.ClusteredVertx;
import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.MeshQuery;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.StopMesh;
import dev.vertxmesh.registry.ClusterInstance;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.SubscriberLedger.Form;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A controller among fake peers: one cluster of two real data nodes for all tests, agents that do
 * as the test says with their entries in the registry, subscribers and owners. After each test it
 * ends whatever still runs, and fails the test if anything of it is left on the bus or in the
 * registry.
 *
 * <p>Register it with {@code @RegisterExtension}.
 */
public final class ControllerTestSupport implements BeforeEachCallback, AfterEachCallback {

  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final Duration CALL = Duration.ofSeconds(8);
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private final Map<String, String> settings = new HashMap<>();
  private final List<FakeAgent> agents = new CopyOnWriteArrayList<>();
  private final List<FakeSubscriber> subscribers = new ArrayList<>();
  private final List<FakeOwner> owners = new ArrayList<>();
  private final List<HostRecord> hostRecords = new ArrayList<>();
  private final List<ProcRecord> procRecords = new CopyOnWriteArrayList<>();
  private final List<MeshRecord> meshRecords = new ArrayList<>();
  private final List<Vertx> guests = new ArrayList<>();
  private TestCluster cluster;
  private Registry registry;
  private int names;

  @Override
  public void beforeEach(ExtensionContext context) {
    cluster =
        context
            .getRoot()
            .getStore(Namespace.create(ControllerTestSupport.class))
            .getOrComputeIfAbsent("cluster", key -> TestCluster.of(2), TestCluster.class);
    registry = Registry.of(vertx());
    settings.putAll(
        Map.of(
            "mesh.supervision.poll-frequency", "100ms",
            "mesh.orphan-timeout", "3s",
            "mesh.actor.spawn-max-idle", "1s",
            "mesh.proc.spawn-max-idle", "1s",
            "mesh.actor.stop-timeout", "3s",
            "mesh.proc.stop-max-idle", "3s",
            "mesh.notice.timeout", "300ms",
            "mesh.notice.misses", "2",
            "mesh.owner.retry-delay", "50ms",
            "mesh.cleanup-timeout", "3s"));
  }

  /** Waits no longer than any test may. */
  public static ConditionFactory await(String what) {
    return Awaitility.await(what).atMost(DEADLINE).pollInterval(Duration.ofMillis(5));
  }

  // What the test prepares

  /** Sets a setting for the controllers that are spawned from now on. */
  public void setting(String name, String value) {
    settings.put(name, value);
  }

  /** The settings in force. */
  public Settings settings() {
    return Settings.of(SettingsLayer.commandLine(settings));
  }

  /** The node of the controllers. */
  public Vertx vertx() {
    return cluster.node(0);
  }

  /** Another node, which stays. */
  public Vertx otherNode() {
    return cluster.node(1);
  }

  /** A further node, which a test may kill. */
  public Vertx guestNode() {
    Vertx guest = TestCluster.await(ClusteredVertx.start(cluster.options(true).build()));
    guests.add(guest);
    return guest;
  }

  /** A member of the cluster that has no Vert.x. */
  public HazelcastInstance stranger() {
    Config config = new Config().setClusterName(cluster.name()).setLiteMember(true);
    config.setProperty("hazelcast.phone.home.enabled", "false");
    NetworkConfig network = config.getNetworkConfig().setPort(0);
    network.getInterfaces().setEnabled(true).addInterface("127.0.0.1");
    network.getJoin().getAutoDetectionConfig().setEnabled(false);
    network.getJoin().getMulticastConfig().setEnabled(false);
    network
        .getJoin()
        .getTcpIpConfig()
        .setEnabled(true)
        .setMembers(ClusteredVertx.memberAddresses(vertx()));
    return Hazelcast.newHazelcastInstance(config);
  }

  /** Ends a node without a goodbye. */
  public void kill(Vertx guest) {
    ClusterInstance.of(guest).getLifecycleService().terminate();
  }

  /** The registry, as the controllers' node sees it. */
  public Registry registry() {
    return registry;
  }

  /** A host that runs already. */
  public FakeHost host(String name) {
    return host(name, vertx(), false);
  }

  /** A host on a node of its own, launched for a mesh or not. */
  public FakeHost host(String name, Vertx node, boolean launched) {
    FakeHost host = new FakeHost(node, name, this::startWorker);
    open(host);
    HostRecord record =
        new HostRecord(name, nodeOf(node), Addresses.host(name), 1, START, "rack", 8, launched);
    hostRecords.add(record);
    assertThat(TestCluster.await(registry.hosts().claim(record))).isTrue();
    return host;
  }

  private Future<FakeProc> startWorker(FakeHost host, String id, String mesh, int rank) {
    FakeProc worker = new FakeProc(host.vertx(), id);
    agents.add(worker);
    return worker
        .door()
        .open()
        .compose(open -> put(worker, mesh, rank, host.name()))
        .map(put -> worker);
  }

  private Future<Boolean> put(FakeProc proc, String mesh, int rank, String host) {
    String address = Addresses.proc(proc.name());
    String node = nodeOf(proc.vertx());
    ProcRecord record = new ProcRecord(proc.name(), mesh, rank, 1, host, node, address, 2, START);
    procRecords.add(record);
    return registry.procs().put(record);
  }

  /** A proc mesh that runs already: one proc of that name on each of the hosts, in turn. */
  public List<FakeProc> procMesh(String mesh, String extent, FakeHost... hosts) {
    int ranks = Extent.parse(extent).ranks();
    List<FakeProc> procs = new ArrayList<>();
    for (int rank = 0; rank < ranks; rank++) {
      FakeHost host = hosts[rank * hosts.length / ranks];
      FakeProc proc = new FakeProc(host.vertx(), mesh + "-" + rank);
      open(proc);
      TestCluster.await(put(proc, mesh, rank, host.name()));
      host.holds(mesh, Ranks.of(rank));
      procs.add(proc);
    }
    meshRecord(mesh, "procs", extent, procs.stream().map(FakeAgent::name).toList());
    return procs;
  }

  /** The worker that a fake host started at that rank. */
  public FakeProc worker(int rank) {
    return agents.stream()
        .filter(FakeProc.class::isInstance)
        .map(FakeProc.class::cast)
        .filter(proc -> proc.name().contains("." + rank + ".e"))
        .findFirst()
        .orElseThrow();
  }

  /** A JVM that is a proc by its own wish. */
  public FakeProc foreignProc(String id, Vertx node) {
    FakeProc proc = new FakeProc(node, id);
    open(proc);
    TestCluster.await(put(proc, "", 0, ""));
    return proc;
  }

  /** An entry of a running mesh that has no controller here. */
  public void meshRecord(String mesh, String kind, String extent, List<String> members) {
    MeshRecord record =
        new MeshRecord(
            mesh,
            kind,
            1,
            nodeOf(vertx()),
            "",
            true,
            extent,
            "",
            members,
            1,
            "",
            "running",
            START,
            false);
    meshRecords.add(record);
    assertThat(TestCluster.await(registry.meshes().claim(record))).isTrue();
  }

  /** A subscriber that takes every notice, as nodes do. */
  public FakeSubscriber hub() {
    return subscriber(otherNode(), Form.HUB);
  }

  /** A subscriber that knows nothing but JSON. */
  public FakeSubscriber plain() {
    return subscriber(otherNode(), Form.PLAIN);
  }

  /** A subscriber on that node. */
  public FakeSubscriber subscriber(Vertx node, Form form) {
    FakeSubscriber subscriber = new FakeSubscriber(node, "test.subscriber." + names++, form);
    subscribers.add(subscriber);
    TestCluster.await(subscriber.opened());
    return subscriber;
  }

  /** Listens at an address, and subscribes to nothing. */
  public FakeSubscriber listener(String address) {
    FakeSubscriber listener = new FakeSubscriber(otherNode(), address, Form.PLAIN);
    subscribers.add(listener);
    TestCluster.await(listener.opened());
    return listener;
  }

  /** An owner that acknowledges. */
  public FakeOwner owner() {
    FakeOwner owner = new FakeOwner(otherNode(), "test.owner." + names++);
    owners.add(owner);
    TestCluster.await(owner.opened());
    return owner;
  }

  private void open(FakeAgent agent) {
    agents.add(agent);
    TestCluster.await(agent.door().open());
  }

  /** How many members the cluster has, those without Vert.x included. */
  public int members() {
    return ClusterInstance.of(vertx()).getCluster().getMembers().size();
  }

  /** The id of a node. */
  public static String nodeOf(Vertx node) {
    return Registry.of(node).membership().localNode();
  }

  // What the test does

  /** Begins to spawn. */
  public Future<MeshState> spawning(Order order) {
    return MeshSpawner.spawn(vertx(), order.spec(), settings());
  }

  /** Spawns. */
  public MeshState spawn(Order order) {
    return TestCluster.await(spawning(order));
  }

  /** Spawns in vain, and returns the failure. */
  public Throwable spawnFails(Order order) {
    Future<MeshState> spawned = spawning(order);
    await("the spawn to end").until(spawned::isComplete);
    assertThat(spawned.failed()).as("spawn failed").isTrue();
    return spawned.cause();
  }

  /** Begins to stop the mesh, as its owner or as anybody else. */
  public Future<MeshState> stopping(String mesh, String reason, boolean byOwner) {
    return stopping(mesh, Ranks.none(), reason, byOwner);
  }

  /** Begins to stop some ranks of it. */
  public Future<MeshState> stopping(String mesh, Ranks ranks, String reason, boolean byOwner) {
    StopMesh request = new StopMesh(mesh, ranks, reason, null, byOwner);
    return caller().ask(Addresses.controller(mesh), Action.STOP, request, MeshState.class, CALL);
  }

  /** Begins to kill some ranks of it, or all if none are given. */
  public Future<MeshState> killing(String mesh, Ranks ranks) {
    StopMesh request = new StopMesh(mesh, ranks, "killed", null, false);
    return caller().ask(Addresses.controller(mesh), Action.KILL, request, MeshState.class, CALL);
  }

  /** Stops the mesh as its owner. */
  public MeshState stop(String mesh) {
    return TestCluster.await(stopping(mesh, "enough", true));
  }

  /** How the mesh is. */
  public MeshState state(String mesh) {
    return ask(mesh, Action.GET_STATE, MeshState.class);
  }

  /** Asks the controller of the mesh what needs no more than its name. */
  public <R> R ask(String mesh, Action action, Class<R> answer) {
    return TestCluster.await(
        caller().ask(Addresses.controller(mesh), action, new MeshQuery(mesh), answer, CALL));
  }

  /** The statuses, in rank order. */
  public List<Status> statuses(String mesh) {
    return List.copyOf(state(mesh).byRank().values());
  }

  /** A caller on another node. */
  public Caller caller() {
    return new Caller(otherNode());
  }

  /** Undeploys every controller of this node, as the end of their owner does. */
  public void undeployControllers() {
    for (String deployment : vertx().deploymentIDs()) {
      TestCluster.await(vertx().undeploy(deployment).otherwiseEmpty());
    }
  }

  /** Waits until agents were asked about the mesh so many times more. */
  public void awaitRounds(FakeAgent agent, String mesh, int more) {
    int least = agent.rounds(mesh) + more;
    await("rounds").until(() -> agent.rounds(mesh) >= least);
  }

  /** What the registry says about the mesh, "" for nothing. */
  public String registered(String mesh) {
    return TestCluster.await(registry.meshes().get(mesh)).map(MeshRecord::status).orElse("");
  }

  /** Whether anybody listens at the address. */
  public boolean isOpen(String address) {
    return registrations().contains(address);
  }

  // What is left

  private Set<String> registrations() {
    Set<String> ours = new TreeSet<>();
    ClusterInstance.of(vertx()).<String, Object>getMultiMap("__vertx.subs").keySet().stream()
        .filter(address -> address.startsWith("mesh.") || address.startsWith("test."))
        .forEach(ours::add);
    return ours;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    agents.forEach(FakeAgent::behaves);
    undeployControllers();
    agents.forEach(agent -> TestCluster.await(agent.door().close().otherwiseEmpty()));
    subscribers.forEach(one -> TestCluster.await(one.vanish().otherwiseEmpty()));
    owners.forEach(one -> TestCluster.await(one.vanish().otherwiseEmpty()));
    guests.forEach(guest -> TestCluster.await(guest.close().otherwiseEmpty()));
    hostRecords.forEach(record -> TestCluster.await(registry.hosts().remove(record)));
    procRecords.forEach(record -> TestCluster.await(registry.procs().remove(record)));
    meshRecords.forEach(record -> TestCluster.await(registry.meshes().remove(record)));
    await("nothing of ours on the bus").untilAsserted(() -> assertThat(registrations()).isEmpty());
    assertThat(TestCluster.await(registry.hosts().list())).isEmpty();
    assertThat(TestCluster.await(registry.procs().list())).isEmpty();
    assertThat(TestCluster.await(registry.meshes().list())).isEmpty();
    assertThat(TestCluster.await(registry.leases().list())).isEmpty();
  }
}
