package dev.vertxmesh.host.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an archive of classes belongs to: a {@code java}, and the jars with which a class path
 * begins. The JVM takes an archive whose class path is the beginning of its own, and none that was
 * made with a directory of classes. Flags are no part of it: those that change how classes lie in
 * memory (no compressed pointers, above 32 GB of heap) make the JVM start without.
 *
 * @param name a file name that changes with the java, with each jar's path, size and time, and with
 *     those of the jars that their manifests name
 * @param classPath the jars
 */
record ArchiveKey(String name, List<String> classPath) {

  private static final int NAME_BYTES = 12;
  private static final String JAR = ".jar";

  ArchiveKey {
    classPath = List.copyOf(classPath);
  }

  /** That of a plan; empty if it runs no java, or its class path does not begin with a jar. */
  static Optional<ArchiveKey> of(LaunchPlan plan, ManifestPaths manifests) throws IOException {
    List<String> jars =
        plan.classPath().stream()
            .takeWhile(entry -> entry.endsWith(JAR) && Files.isRegularFile(Path.of(entry)))
            .toList();
    if (plan.command().isPresent() || jars.isEmpty()) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(java(plan.javaExecutable()));
    Set<Path> seen = new HashSet<>();
    for (String jar : jars) {
      collect(Path.of(jar), manifests, seen, parts);
    }
    return Optional.of(new ArchiveKey(digest(String.join("\n", parts)), jars));
  }

  /** Each JDK has a file {@code release}; the JVM looks itself whether its build is the same. */
  private static List<String> java(Path executable) throws IOException {
    List<String> parts = new ArrayList<>(List.of(executable.toString()));
    if (Files.exists(executable)) {
      Path real = executable.toRealPath();
      parts.add(identity(real));
      Path release = real.resolveSibling("..").resolve("release").normalize();
      parts.add(Files.exists(release) ? identity(release) : "");
    }
    return parts;
  }

  private static void collect(Path jar, ManifestPaths manifests, Set<Path> seen, List<String> parts)
      throws IOException {
    if (Files.isRegularFile(jar) && seen.add(jar)) {
      String identity = identity(jar);
      parts.add(identity);
      for (Path more : manifests.of(jar, identity)) {
        collect(more, manifests, seen, parts);
      }
    }
  }

  private static String identity(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return file + " " + attributes.size() + " " + attributes.lastModifiedTime();
  }

  private static String digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, NAME_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
