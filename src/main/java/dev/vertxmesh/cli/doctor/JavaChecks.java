package dev.vertxmesh.cli.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether this JVM is one that hosts and workers can run on. */
final class JavaChecks {
  private static final int LEAST_VERSION = 17;

  /** Module → packages that Hazelcast wants opened. */
  private static final Map<String, List<String>> OPENED =
      new TreeMap<>(
          Map.of(
              "java.base", List.of("java.lang", "sun.nio.ch"),
              "java.management", List.of("sun.management"),
              "jdk.management", List.of("com.sun.management.internal")));

  private JavaChecks() {}

  static Finding version() {
    Runtime.Version version = Runtime.version();
    String found = version + " in " + System.getProperty("java.home");
    return version.feature() < LEAST_VERSION
        ? Finding.fail("java", found, "Install a JDK of version 17 or newer, and set JAVA_HOME.")
        : Finding.ok("java", found);
  }

  static Finding kit() {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    return Files.isExecutable(tool)
        ? Finding.ok("jdk", "a JDK: jcmd and jstack are there")
        : Finding.warn(
            "jdk",
            "a JRE: there is no " + tool,
            "Install a JDK: without jcmd and jstack nobody can look into a worker that hangs.");
  }

  static Finding flags() {
    List<String> closed = new ArrayList<>();
    OPENED.forEach(
        (module, packages) ->
            packages.stream()
                .filter(name -> !isOpen(module, name))
                .forEach(name -> closed.add(module + "/" + name)));
    return closed.isEmpty()
        ? Finding.ok("jvm-flags", "what Hazelcast reads of the JDK is open to it")
        : Finding.warn(
            "jvm-flags",
            "closed to Hazelcast: " + String.join(", ", closed),
            "Start with the flags in launcher/jvm.options: java @launcher/jvm.options …");
  }

  private static boolean isOpen(String module, String name) {
    return ModuleLayer.boot()
        .findModule(module)
        .filter(found -> found.isOpen(name, JavaChecks.class.getModule()))
        .isPresent();
  }
}
