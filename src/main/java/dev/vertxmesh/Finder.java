package dev.vertxmesh;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks into the registry, and says what there is when something is not. */
final class Finder {

  private final Node node;

  Finder(Node node) {
    this.node = node;
  }

  Future<MeshHandle<?>> find(String name) {
    return record(name).map(this::handle);
  }

  <M> Future<M> find(String name, MeshKind kind, Class<M> type) {
    return record(name)
        .map(
            record -> {
              if (SharedMesh.kind(record) != kind) {
                throw MeshException.because(
                    "mesh '" + name + "' is one of " + record.kind() + ", not of " + word(kind));
              }
              return type.cast(handle(record));
            });
  }

  Future<List<MeshSummary>> meshes() {
    return node.registry()
        .meshes()
        .list()
        .map(records -> records.stream().map(MeshSummary::of).toList());
  }

  Future<List<HostSummary>> hosts() {
    return node.registry()
        .procs()
        .list()
        .map(
            procs ->
                procs.stream()
                    .collect(Collectors.groupingBy(ProcRecord::host, Collectors.counting())))
        .compose(counts -> node.registry().hosts().list().map(hosts -> summed(hosts, counts)));
  }

  Future<List<ProcSummary>> procs() {
    return node.registry()
        .procs()
        .list()
        .map(records -> records.stream().map(ProcSummary::of).toList());
  }

  /** Fails unless the cluster has the hosts that are asked for. */
  Future<Void> requireHosts(HostSpec spec) {
    return node.registry()
        .hosts()
        .list()
        .map(
            hosts -> {
              List<String> names = hosts.stream().map(HostRecord::name).toList();
              requireNames("host", spec.members(), names);
              if (names.size() < Math.max(1, spec.count())) {
                throw MeshException.because(
                    "asked for %d %s, the cluster has %d: start more with `launcher/mesh up`"
                        .formatted(
                            Math.max(1, spec.count()),
                            spec.count() > 1 ? "hosts" : "host",
                            names.size()));
              }
              return null;
            });
  }

  /** Fails unless the cluster has the procs that are asked for. */
  Future<Void> requireProcs(List<String> ids) {
    return node.registry()
        .procs()
        .list()
        .map(
            procs -> {
              requireNames("proc", ids, procs.stream().map(ProcRecord::id).toList());
              return null;
            });
  }

  private Future<MeshRecord> record(String name) {
    return node.registry()
        .meshes()
        .get(name)
        .compose(found -> found.map(Future::succeededFuture).orElseGet(() -> noSuchMesh(name)));
  }

  private Future<MeshRecord> noSuchMesh(String name) {
    return node.registry()
        .meshes()
        .list()
        .map(
            records -> {
              throw MeshException.because(
                  "no mesh is called '" + name + "'; " + thereAre(records, MeshRecord::name));
            });
  }

  private MeshHandle<?> handle(MeshRecord record) {
    SharedMesh mesh = node.meshes().open(node, record);
    return switch (mesh.kind()) {
      case HOSTS -> new HostMesh(mesh, mesh.whole(), false);
      case PROCS -> new ProcMesh(mesh, mesh.whole(), false);
      case ACTORS -> new ActorMesh(mesh, mesh.whole(), false);
    };
  }

  private static void requireNames(String what, List<String> wanted, List<String> present) {
    for (String name : wanted) {
      if (!present.contains(name)) {
        throw MeshException.because(
            "no " + what + " is called '" + name + "'; " + thereAre(present, one -> one));
      }
    }
  }

  private static <T> String thereAre(List<T> things, Function<T, String> name) {
    return things.isEmpty()
        ? "there is none at all"
        : "there are: " + things.stream().map(name).collect(Collectors.joining(", "));
  }

  private static List<HostSummary> summed(List<HostRecord> hosts, Map<String, Long> procs) {
    return hosts.stream()
        .map(host -> HostSummary.of(host, procs.getOrDefault(host.name(), 0L)))
        .toList();
  }

  private static String word(MeshKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
