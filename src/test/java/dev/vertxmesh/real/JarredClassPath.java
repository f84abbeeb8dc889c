package dev.vertxmesh.real;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** This JVM's class path with its folders as jars: only from jars can classes be archived. */
final class JarredClassPath {

  private JarredClassPath() {}

  /** The class path, as the java command takes it. */
  static String in(Path directory) {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .map(entry -> Files.isDirectory(entry) ? jar(entry, directory) : entry)
        .map(entry -> entry.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path jar(Path folder, Path directory) {
    try (Stream<Path> found = Files.walk(folder)) {
      List<Path> files = found.filter(Files::isRegularFile).toList();
      Path jar = Files.createTempFile(directory, folder.getFileName().toString(), ".jar");
      try (OutputStream bytes = Files.newOutputStream(jar);
          JarOutputStream entries = new JarOutputStream(bytes)) {
        for (Path file : files) {
          entries.putNextEntry(
              new JarEntry(folder.relativize(file).toString().replace(File.separatorChar, '/')));
          Files.copy(file, entries);
        }
      }
      return jar;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
