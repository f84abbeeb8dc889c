package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A jar with a verticle of a user, which knows nothing of the mesh. */
final class UserJar {
  static final String TYPE = "com.acme.ScoreVerticle";

  private static final String SOURCE =
      """
      package com.acme;

      import io.vertx.core.Future;
      import io.vertx.core.VerticleBase;

      public class ScoreVerticle extends VerticleBase {
        @Override
        public Future<?> start() {
          System.out.println("scores from " + config().getString("model"));
          if (config().getBoolean("unloadable", false)) {
            throw new NoClassDefFoundError("com/acme/Missing");
          }
          if (config().getBoolean("fails", false)) {
            vertx.setTimer(1500, timer -> { throw new IllegalStateException("no model"); });
          }
          return Future.succeededFuture();
        }
      }
      """;

  private UserJar() {}

  /** Compiles the verticle and packs it. */
  static Path in(Path folder) throws IOException {
    Path source = folder.resolve("ScoreVerticle.java");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Files.writeString(source, SOURCE);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-d", classes.toString(), "-proc:none");
      assertThat(
              compiler
                  .getTask(null, files, null, options, null, files.getJavaFileObjects(source))
                  .call())
          .isTrue();
    }
    return pack(classes, folder.resolve("score.jar"));
  }

  private static Path pack(Path classes, Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }
}
