package dev.vertxmesh.host.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * The jars that a jar's manifest adds to the class path. A jar is opened once, and again only when
 * it has changed: each launch asks for all of them. Safe from any thread.
 */
final class ManifestPaths {

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private final Map<Path, Known> known = new ConcurrentHashMap<>();

  private record Known(String identity, List<Path> jars) {}

  /**
   * The jars that the manifest of {@code jar} names, whether they exist or not.
   *
   * @param identity what changes whenever the jar does
   */
  List<Path> of(Path jar, String identity) throws IOException {
    Known found = known.get(jar);
    if (found == null || !found.identity.equals(identity)) {
      found = new Known(identity, read(jar));
      known.put(jar, found);
    }
    return found.jars;
  }

  private static List<Path> read(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile(), false)) {
      Manifest manifest = file.getManifest();
      String entries =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return entries == null
          ? List.of()
          : BLANKS
              .splitAsStream(entries.trim())
              .filter(entry -> entry.endsWith(".jar") && !entry.contains(":"))
              .map(jar::resolveSibling)
              .toList();
    }
  }
}
