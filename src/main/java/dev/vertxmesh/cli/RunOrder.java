package dev.vertxmesh.cli;

import dev.vertxmesh.model.Names;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Whose verticles to run, and how many.
 *
 * @param name of the mesh
 * @param type the class of the verticle
 * @param classPath jars and folders beside our own
 * @param hosts how many, at least 1
 * @param procs on each host, at least 1
 * @param actors in each proc, at least 1
 * @param configuration of each verticle
 * @param drillable whether drills may perform faults on workers and verticles
 */
record RunOrder(
    String name,
    String type,
    List<Path> classPath,
    int hosts,
    int procs,
    int actors,
    JsonObject configuration,
    boolean drillable) {

  RunOrder {
    Names.require("--name", name);
    requireSome("--hosts", hosts);
    requireSome("--procs", procs);
    requireSome("--actors", actors);
    classPath = List.copyOf(classPath);
    classPath.forEach(RunOrder::requireThere);
  }

  /** The class path as the java command takes it, absolute; "" if none was given. */
  String classPathText() {
    return classPath.stream()
        .map(path -> path.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  static void requireSome(String option, int count) {
    if (count < 1) {
      throw new IllegalArgumentException(option + " is " + count + ": give 1 or more.");
    }
  }

  private static void requireThere(Path path) {
    if (!Files.isReadable(path)) {
      throw new IllegalArgumentException(
          "--classpath: there is no " + path.toAbsolutePath() + ", or it cannot be read.");
    }
  }
}
