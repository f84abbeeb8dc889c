package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.LaunchPlan;
import dev.vertxmesh.host.launch.WorkerJvmOptions;
import dev.vertxmesh.model.Names;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.ReservedNames;
import dev.vertxmesh.protocol.SpawnProcs;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.PrefixSetting;
import dev.vertxmesh.settings.Settings;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Makes plans of a spawn, or refuses it: a spawn names entries of the host's configuration, which
 * alone says what is run (HO-2).
 */
final class SpawnPlanner {

  private static final String WILDCARD = File.separator + "*";

  private final HostAgentOptions options;
  private final Supplier<ClusterPlace> place;
  private final UnaryOperator<LaunchPlan.Builder> change;

  /**
   * A planner for one host.
   *
   * @param place where the host stands, asked anew for each plan
   * @param change has the last word on each plan
   */
  SpawnPlanner(
      HostAgentOptions options,
      Supplier<ClusterPlace> place,
      UnaryOperator<LaunchPlan.Builder> change) {
    this.options = options;
    this.place = place;
    this.change = change;
  }

  /**
   * A plan for each rank.
   *
   * @throws dev.vertxmesh.protocol.RefusedException naming this host and what was wrong
   */
  List<WorkerPlan> plan(SpawnProcs request) {
    refuseImpossible(request);
    List<String> classPath = new ArrayList<>(ownClassPath());
    request.classPath().forEach(entry -> classPath.addAll(elements(entry)));
    List<String> flags = new ArrayList<>(WorkerJvmOptions.standard());
    flags.addAll(flags(request.jvmOptions()));
    ClusterPlace here = place.get();
    Map<String, String> settings = new HashMap<>(here.settings(options.settings()));
    settings.putAll(WorkerSettings.of(options.settings(), request.settings()));
    List<String> joins = here.joins(options.settings());
    return request.ranks().stream()
        .mapToObj(rank -> plan(request, rank, classPath, flags, joins, settings))
        .toList();
  }

  /**
   * Looks whether the configured paths that a spawn needs are there. Blocks.
   *
   * @throws dev.vertxmesh.protocol.RefusedException naming this host and the path
   */
  void requirePaths(SpawnProcs request) {
    for (String entry : request.classPath()) {
      for (String element : elements(entry)) {
        String path =
            element.endsWith(WILDCARD)
                ? element.substring(0, element.length() - WILDCARD.length())
                : element;
        requirePath(MeshSettings.HOST_CLASSPATH.key(entry), Path.of(path));
      }
    }
    String java = options.settings().get(MeshSettings.HOST_JAVA);
    if (java.contains(File.separator)) {
      requirePath(MeshSettings.HOST_JAVA.name(), Path.of(java));
    }
  }

  private void requirePath(String key, Path path) {
    if (!Files.exists(path)) {
      throw Refusal.BAD_REQUEST.because(
          onHost() + "the path " + path + " does not exist, which " + key + " names");
    }
  }

  private void refuseImpossible(SpawnProcs request) {
    ReservedNames.requireMesh(request.mesh());
    int size = request.extent().ranks();
    request.ranks().stream()
        .filter(rank -> rank >= size)
        .findFirst()
        .ifPresent(
            rank -> {
              throw Refusal.BAD_REQUEST.because(
                  "rank "
                      + rank
                      + " is not in a mesh of "
                      + request.extent()
                      + ", which has "
                      + size
                      + " ranks");
            });
    if (request.incarnation() < 1) {
      throw Refusal.BAD_REQUEST.because(
          "field 'incarnation' is " + request.incarnation() + ": lives count from 1");
    }
    if (request.lease().isNegative()) {
      throw Refusal.BAD_REQUEST.because("field 'lease-ms' is negative: give 0 for no lease");
    }
  }

  private WorkerPlan plan(
      SpawnProcs request,
      int rank,
      List<String> classPath,
      List<String> flags,
      List<String> joins,
      Map<String, String> settings) {
    String id =
        Names.require(
            "the worker's id",
            ReservedNames.worker(request.mesh(), rank, request.epoch(), request.incarnation()));
    WorkerBootstrap bootstrap =
        new WorkerBootstrap(
            id,
            options.name(),
            request.mesh(),
            rank,
            request.incarnation(),
            request.extent(),
            request.epoch(),
            request.controller(),
            request.lease(),
            joins,
            settings,
            request.drillable());
    LaunchPlan.Builder launch =
        LaunchPlan.of(id, options.logs())
            .runs(WorkerBootstrap.MAIN_CLASS, classPath)
            .withJvmOptions(flags)
            .withEnvironment(Map.of(WorkerBootstrap.VARIABLE, Wire.toJson(bootstrap).encode()))
            .withReadyTimeout(options.settings().get(MeshSettings.HOST_SPAWN_READY_TIMEOUT));
    String java = options.settings().get(MeshSettings.HOST_JAVA);
    if (!java.isEmpty()) {
      launch.withJavaExecutable(Path.of(java));
    }
    return new WorkerPlan(
        id,
        request.mesh(),
        rank,
        request.epoch(),
        request.incarnation(),
        change.apply(launch).build(),
        request.drillable());
  }

  private static List<String> ownClassPath() {
    return absolute(System.getProperty("java.class.path"));
  }

  private List<String> elements(String entry) {
    Settings settings = options.settings();
    return absolute(
        require(entry, settings.entries(MeshSettings.HOST_CLASSPATH), MeshSettings.HOST_CLASSPATH));
  }

  private List<String> flags(String entry) {
    return entry.isEmpty()
        ? List.of()
        : require(entry, options.jvmOptions(), MeshSettings.HOST_JVM_OPTIONS);
  }

  private <T> T require(String entry, Map<String, T> entries, PrefixSetting family) {
    T found = entries.get(entry);
    if (found == null) {
      String there =
          entries.isEmpty()
              ? "there are none"
              : "there are " + String.join(", ", entries.keySet().stream().sorted().toList());
      throw Refusal.BAD_REQUEST.because(
          onHost() + "no entry '" + entry + "' is configured as " + family + "; " + there);
    }
    return found;
  }

  private String onHost() {
    return "on host " + options.name() + ": ";
  }

  private static List<String> absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator))
        .map(element -> Path.of(element).toAbsolutePath().toString())
        .toList();
  }
}
