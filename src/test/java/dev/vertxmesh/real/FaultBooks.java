package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;

import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.LeaseRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.RecordMap;
import dev.vertxmesh.registry.Registry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** What should run by now, held against the processes of the machine and against the registry. */
final class FaultBooks {

  private final FaultCluster cluster;
  private final Registry registry;
  private final Map<Integer, ProcRecord> workers = new TreeMap<>();
  private final Set<String> running = new HashSet<>();

  FaultBooks(FaultCluster cluster) {
    this.cluster = cluster;
    this.registry = cluster.registry();
  }

  /** These meshes have come up. */
  void begun(FaultMeshes meshes) {
    running.addAll(meshes.names());
    await(registry.procs().list()).stream()
        .filter(proc -> proc.mesh().equals(meshes.procs()))
        .forEach(proc -> workers.put(proc.rank(), proc));
  }

  /** That worker has ended; with the last one the mesh of workers has, and the one on it. */
  void ended(ProcRecord worker, FaultMeshes meshes) {
    workers.remove(worker.rank());
    if (workers.isEmpty()) {
      running.remove(meshes.procs());
      running.remove(meshes.actors());
    }
  }

  /** All hosts have ended that there were when the meshes began. */
  void hostsEnded(FaultMeshes meshes) {
    running.remove(meshes.hosts());
  }

  /** No mesh runs any more. */
  void allEnded() {
    workers.clear();
    running.clear();
  }

  /** The living workers, in rank order. */
  List<ProcRecord> workers() {
    return List.copyOf(workers.values());
  }

  /** The names of the running meshes. */
  Set<String> running() {
    return Set.copyOf(running);
  }

  /**
   * The processes that should not run, and those that should and do not. What a worker has started
   * may run as long as that worker does.
   */
  List<String> processes() {
    List<String> problems = new ArrayList<>();
    Set<Long> missing = new TreeSet<>(cluster.jvms());
    workers().forEach(worker -> missing.add(worker.pid()));
    for (ProcessHandle process : cluster.processes()) {
      if (!missing.remove(process.pid()) && !isChild(process)) {
        problems.add("process " + process.pid() + " is left over: " + process.info());
      }
    }
    missing.forEach(pid -> problems.add("process " + pid + " does not run"));
    return problems;
  }

  private boolean isChild(ProcessHandle process) {
    return process.parent().stream()
        .anyMatch(parent -> workers().stream().anyMatch(worker -> worker.pid() == parent.pid()));
  }

  /** Where the registry says something else than what should be. */
  List<String> registry() {
    Set<String> procs = new TreeSet<>();
    Set<String> leases = new TreeSet<>();
    for (ProcRecord worker : workers()) {
      procs.add(worker.id());
      running.stream()
          .filter(mesh -> !mesh.startsWith(FaultMeshes.HOSTS))
          .forEach(mesh -> leases.add(LeaseRecord.key(mesh, worker.id())));
    }
    List<String> problems = new ArrayList<>();
    problems.addAll(compare("hosts", cluster.hosts().keySet(), registry.hosts(), HostRecord::name));
    problems.addAll(compare("procs", procs, registry.procs(), ProcRecord::id));
    problems.addAll(compare("meshes", running, registry.meshes(), MeshRecord::name));
    problems.addAll(
        compare(
            "leases",
            leases,
            registry.leases(),
            lease -> LeaseRecord.key(lease.mesh(), lease.agent())));
    return problems;
  }

  private static <R> List<String> compare(
      String what, Set<String> expected, RecordMap<R> map, Function<R, String> key) {
    List<String> present = await(map.list()).stream().map(key).toList();
    return expected.equals(Set.copyOf(present))
        ? List.of()
        : List.of("the registry has " + what + " " + present + ", where there are " + expected);
  }
}
