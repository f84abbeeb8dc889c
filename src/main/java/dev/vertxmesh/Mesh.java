package dev.vertxmesh;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.Names;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/**
 * The door to supervised meshes, from any node of the cluster.
 *
 * <pre>{@code
 * Mesh mesh = Mesh.create(vertx);
 * mesh.hosts(2)
 *     .compose(hosts -> hosts.spawn(ProcSpec.named("workers").perHost(Extent.of("procs", 2))))
 *     .compose(procs -> procs.spawn(ActorSpec.of("scores", ScoreVerticle.class)))
 *     .compose(scores -> scores.ask("how are you?"))
 *     .onSuccess(answers -> answers.forEach(answer -> System.out.println(answer.orThrow())));
 * }</pre>
 *
 * <p>What is spawned here is watched from here: it ends when this JVM does. Safe from any thread;
 * Futures complete on the caller's context, and fail with a {@link MeshException} that says why.
 */
public final class Mesh {

  private final Node node;

  Mesh(Node node) {
    this.node = node;
  }

  /** As {@link #create(Vertx, MeshOptions)}, without options. */
  public static Mesh create(Vertx vertx) {
    return create(vertx, new MeshOptions());
  }

  /**
   * The meshes of the cluster that {@code vertx} has joined. Costs nothing; make one where it is
   * needed.
   *
   * @throws IllegalStateException if the Vertx is not clustered by Hazelcast, saying what to do
   * @throws IllegalArgumentException if a setting is unknown or has a bad value, naming each
   */
  public static Mesh create(Vertx vertx, MeshOptions options) {
    return new Mesh(Node.of(vertx, options.resolve()));
  }

  /** All hosts of the cluster, as a mesh of the dimension {@code hosts}. */
  public Future<HostMesh> hosts() {
    return hosts(HostSpec.all());
  }

  /** So many hosts, as {@link #hosts(HostSpec)}. */
  public Future<HostMesh> hosts(int count) {
    return node.call(() -> attach(HostSpec.count(count)));
  }

  /** The hosts of these names, as {@link #hosts(HostSpec)}; all of them if none are given. */
  public Future<HostMesh> hosts(String... names) {
    return hosts(names.length == 0 ? HostSpec.all() : HostSpec.of(names));
  }

  /**
   * Attaches to running hosts: watches them, and lets go of them at the end without ending any.
   *
   * @return failed if there are fewer, saying how many there are, or none of a name
   */
  public Future<HostMesh> hosts(HostSpec spec) {
    return node.call(() -> attach(spec));
  }

  /**
   * Attaches to procs that run already: JVMs in which somebody deployed a proc agent.
   *
   * @param name of the new mesh
   * @param procIds which procs, in the order of their ranks
   * @return failed if one is not there, or the name is taken
   */
  public Future<ProcMesh> procs(String name, String... procIds) {
    return node.call(
        () -> {
          if (procIds.length == 0) {
            throw new IllegalArgumentException("mesh '" + name + "' needs at least one proc");
          }
          Request request = new Request(name, MeshKind.PROCS);
          request.members = List.of(procIds);
          return new Finder(node)
              .requireProcs(request.members)
              .compose(found -> new Spawning(node).spawn(request, Optional.empty()))
              .map(mesh -> new ProcMesh(mesh, mesh.whole(), true));
        });
  }

  /** The mesh of that name, whatever its kind and whoever owns it. */
  public Future<MeshHandle<?>> find(String name) {
    return node.call(() -> new Finder(node).find(name));
  }

  /** The actor mesh of that name, whoever owns it. */
  public Future<ActorMesh> findActors(String name) {
    return node.call(() -> new Finder(node).find(name, MeshKind.ACTORS, ActorMesh.class));
  }

  /** The proc mesh of that name, whoever owns it. */
  public Future<ProcMesh> findProcs(String name) {
    return node.call(() -> new Finder(node).find(name, MeshKind.PROCS, ProcMesh.class));
  }

  /** The host mesh of that name, whoever owns it. */
  public Future<HostMesh> findHosts(String name) {
    return node.call(() -> new Finder(node).find(name, MeshKind.HOSTS, HostMesh.class));
  }

  /** All meshes of the cluster, by name; those that ended a short while ago are among them. */
  public Future<List<MeshSummary>> list() {
    return node.call(() -> new Finder(node).meshes());
  }

  /** All hosts of the cluster, by name. */
  public Future<List<HostSummary>> hostList() {
    return node.call(() -> new Finder(node).hosts());
  }

  /** All procs of the cluster, by id. */
  public Future<List<ProcSummary>> procList() {
    return node.call(() -> new Finder(node).procs());
  }

  /**
   * The log of a proc, also of one whose mesh is gone. Whether there is one is known when it is
   * read.
   *
   * @param procId as lists and failures name it
   * @throws IllegalArgumentException if that is no id
   */
  public LogReader logs(String procId) {
    return new LogReader(node, Names.require("proc id", procId));
  }

  /** The name of the cluster. */
  public String clusterName() {
    return node.registry().membership().clusterName();
  }

  /** The id of the cluster node that calls are made on, as {@link HostSummary#node} names it. */
  public String nodeId() {
    return node.registry().membership().localNode();
  }

  /**
   * Where the threads of a proc are, as lines for people. Of a worker that one of our hosts started
   * it is told while every event loop of it is blocked.
   *
   * @param procId as lists and failures name it
   * @return failed if no such proc runs, or it does not answer
   */
  public Future<List<String>> threads(String procId) {
    return node.call(() -> new ThreadCalls(node).threads(Names.require("proc id", procId)));
  }

  private Future<HostMesh> attach(HostSpec spec) {
    return new Finder(node)
        .requireHosts(spec)
        .compose(found -> new Spawning(node).spawn(spec.request(), spec.failureHandler()))
        .map(mesh -> new HostMesh(mesh, mesh.whole(), true));
  }
}
