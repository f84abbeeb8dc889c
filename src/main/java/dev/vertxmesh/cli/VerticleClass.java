package dev.vertxmesh.cli;

import io.vertx.core.Deployable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Looks at a class before any JVM is started for it. Nothing of the class is run. */
final class VerticleClass {
  private VerticleClass() {}

  /**
   * Refuses a class that cannot be deployed.
   *
   * @throws CliException usage: it is not there, cannot be loaded, is no verticle, or cannot be
   *     made without arguments
   */
  static void require(String name, List<Path> classPath) {
    URL[] urls = classPath.stream().map(VerticleClass::url).toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, VerticleClass.class.getClassLoader())) {
      requireDeployable(Class.forName(name, false, loader));
    } catch (ClassNotFoundException missing) {
      throw refused(
          name,
          "is not in "
              + (classPath.isEmpty() ? "this jar" : classPath)
              + ": check the name,"
              + " and give its jar as --classpath",
          missing);
    } catch (LinkageError broken) {
      throw refused(name, "cannot be loaded: " + broken, broken);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void requireDeployable(Class<?> type) {
    if (!Deployable.class.isAssignableFrom(type)) {
      throw refused(
          type.getName(), "is no verticle: let it extend io.vertx.core.VerticleBase", null);
    }
    if (Modifier.isAbstract(type.getModifiers())) {
      throw refused(type.getName(), "is abstract: give a class that extends it", null);
    }
    boolean simple =
        Arrays.stream(type.getConstructors()).anyMatch(one -> one.getParameterCount() == 0);
    if (!simple) {
      throw refused(type.getName(), "has no public constructor without parameters", null);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalArgumentException("--classpath: " + path + ": " + impossible, impossible);
    }
  }

  private static CliException refused(String name, String problem, Throwable cause) {
    return new CliException(ExitCode.USAGE, "class " + name + " " + problem + ".", cause);
  }
}
