package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Region;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds hosts, procs and meshes in the registry, or says which are missing. */
final class Fleet {

  private static final String START_MORE = "start more with 'launcher/mesh up'";

  private final Registry registry;

  Fleet(Registry registry) {
    this.registry = registry;
  }

  /** The hosts of those names, in that order. */
  Future<List<HostRecord>> hosts(List<String> names) {
    return registry
        .hosts()
        .list()
        .map(all -> pick(names, all, HostRecord::name, "host", "'launcher/mesh hosts' lists them"));
  }

  /** {@code count} hosts, or all there are if it is 0, by name. */
  Future<List<HostRecord>> hosts(int count) {
    return registry.hosts().list().map(all -> firstHosts(count, all));
  }

  private static List<HostRecord> firstHosts(int count, List<HostRecord> all) {
    if (all.isEmpty()) {
      throw Refusal.UNAVAILABLE.because("no host in the cluster; " + START_MORE);
    }
    if (all.size() < count) {
      String names = all.stream().map(HostRecord::name).collect(Collectors.joining(", "));
      throw Refusal.UNAVAILABLE.because(
          "asked for "
              + count
              + " hosts, the cluster has "
              + all.size()
              + " ("
              + names
              + "); "
              + START_MORE);
    }
    return count == 0 ? all : all.subList(0, count);
  }

  /** The running mesh of that name and kind. */
  Future<MeshRecord> mesh(String name, MeshKind kind) {
    return registry.meshes().get(name).map(found -> requireRunning(name, kind, found));
  }

  private static MeshRecord requireRunning(String name, MeshKind kind, Optional<MeshRecord> found) {
    String wanted = kind.name().toLowerCase(Locale.ROOT);
    MeshRecord mesh =
        found.orElseThrow(
            () -> Refusal.NOT_FOUND.because("there is no mesh '" + name + "' in the cluster"));
    if (!mesh.kind().equals(wanted)) {
      throw Refusal.BAD_REQUEST.because(
          "mesh '" + name + "' is a mesh of " + mesh.kind() + ", not of " + wanted);
    }
    if (!mesh.status().equals(MeshRegistration.RUNNING)) {
      throw Refusal.CONFLICT.because("mesh '" + name + "' is " + mesh.status());
    }
    return mesh;
  }

  /** The procs of those ids, in that order. */
  Future<List<ProcRecord>> procs(List<String> ids) {
    return registry
        .procs()
        .list()
        .map(all -> pick(ids, all, ProcRecord::id, "proc", "'launcher/mesh procs' lists them"));
  }

  /** The hosts under {@code procs}, by name; a foreign proc has none. */
  Future<Map<String, Member.Host>> hostsOf(List<ProcRecord> procs) {
    return registry
        .hosts()
        .list()
        .map(
            all ->
                all.stream()
                    .filter(
                        host -> procs.stream().anyMatch(proc -> proc.host().equals(host.name())))
                    .collect(Collectors.toMap(HostRecord::name, Fleet::host)));
  }

  private static <R> List<R> pick(
      List<String> names, List<R> all, Function<R, String> nameOf, String what, String hint) {
    Map<String, R> byName = all.stream().collect(Collectors.toMap(nameOf, Function.identity()));
    List<String> missing = names.stream().filter(name -> !byName.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw Refusal.NOT_FOUND.because(
          "the cluster has no " + what + " " + String.join(", ", missing) + "; " + hint);
    }
    if (names.stream().distinct().count() < names.size()) {
      throw Refusal.BAD_REQUEST.because("a " + what + " is named twice: " + names);
    }
    return names.stream().map(byName::get).toList();
  }

  static Member.Host host(HostRecord host) {
    return new Member.Host(host.name(), host.address(), host.node());
  }

  /** The members that hosts are. */
  static List<Member> members(List<HostRecord> hosts) {
    return IntStream.range(0, hosts.size())
        .mapToObj(
            index -> {
              HostRecord host = hosts.get(index);
              return new Member(index, host.name(), host.address(), host.node(), host(host), index);
            })
        .toList();
  }

  /**
   * The part of a mesh to stand on: its shape, and its members in that order.
   *
   * @param members all that the mesh below lists
   */
  static <T> List<T> slice(Region region, List<T> members) {
    List<T> picked = new ArrayList<>();
    region.baseRanks().stream().forEach(rank -> picked.add(members.get(rank)));
    return picked;
  }

  /** The region of {@code mesh} that {@code slice} names; all of it if none is named. */
  static Region region(MeshRecord mesh, Optional<Region> slice) {
    Region whole = Region.of(Extent.parse(mesh.extent()));
    Region region = slice.orElse(whole);
    if (!region.isWithin(whole)) {
      throw Refusal.BAD_REQUEST.because(
          "slice " + region + " is not within mesh '" + mesh.name() + "' " + whole);
    }
    return region;
  }
}
