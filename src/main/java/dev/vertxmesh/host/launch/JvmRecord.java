package dev.vertxmesh.host.launch;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Properties;

/**
 * What a launcher writes down of a JVM for as long as it runs, so that a later life of its host
 * knows what is left of it (LA-9). Every call blocks.
 *
 * @param name of the JVM
 * @param pid of its process, which leads a process group
 * @param startedAt when the operating system started it
 * @param token which it carries in its environment, and its children with it
 * @param launcher the process id of who launched it
 * @param launcherStartedAt when that process started
 */
record JvmRecord(
    String name,
    long pid,
    Instant startedAt,
    String token,
    long launcher,
    Instant launcherStartedAt) {

  static final String ENDING = ".jvm";
  private static final String FOLDER = "jvms";

  /** That of a JVM which this process launched. */
  static JvmRecord of(String name, StartedProcess process, String token) {
    ProcessHandle own = ProcessHandle.current();
    Instant ownStart = own.info().startInstant().orElse(Instant.EPOCH);
    return new JvmRecord(name, process.pid(), process.startedAt(), token, own.pid(), ownStart);
  }

  /** Where the records of a launcher's directory lie. */
  static Path folder(Path directory) {
    return directory.resolve(FOLDER);
  }

  /** Writes it as a whole or not at all; only this user may read it, for it holds the token. */
  void write(Path directory) throws IOException {
    Path folder = Files.createDirectories(folder(directory));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path draft = Files.createTempFile(folder, name, ".draft");
    Properties properties = new Properties();
    properties.setProperty("name", name);
    properties.setProperty("pid", Long.toString(pid));
    properties.setProperty("started-at", startedAt.toString());
    properties.setProperty("token", token);
    properties.setProperty("launcher", Long.toString(launcher));
    properties.setProperty("launcher-started-at", launcherStartedAt.toString());
    try (Writer writer = Files.newBufferedWriter(draft)) {
      properties.store(writer, null);
    }
    Files.move(draft, file(directory), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Reads one.
   *
   * @throws IOException if it cannot be read, or is none
   */
  static JvmRecord read(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return new JvmRecord(
          require(properties, "name"),
          Long.parseLong(require(properties, "pid")),
          Instant.parse(require(properties, "started-at")),
          require(properties, "token"),
          Long.parseLong(require(properties, "launcher")),
          Instant.parse(require(properties, "launcher-started-at")));
    } catch (NumberFormatException | DateTimeParseException broken) {
      throw new IOException(file + " is no record of a JVM: " + broken.getMessage(), broken);
    }
  }

  private static String require(Properties properties, String key) throws IOException {
    String text = properties.getProperty(key, "");
    if (text.isEmpty()) {
      throw new IOException("a record of a JVM lacks its entry '" + key + "'");
    }
    return text;
  }

  /** Removes it; that it is gone already is no error. */
  void remove(Path directory) throws IOException {
    Files.deleteIfExists(file(directory));
  }

  private Path file(Path directory) {
    return folder(directory).resolve(name + "." + pid + ENDING);
  }

  @Override
  public String toString() {
    return name + " (pid " + pid + ")";
  }
}
