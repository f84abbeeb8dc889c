package dev.vertxmesh.host.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where lifeline sockets lie: a directory that only its owner may enter. Blocks. */
final class SocketDirectory {
  /** The kernel allows 107 bytes, other systems 103. */
  static final int MAXIMUM_PATH_BYTES = 100;

  private static final Path SHORT = Path.of("/tmp");
  private static final String OWN = "mesh-";
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final Pattern SOCKET = Pattern.compile("lifeline-(\\d+)-\\d+\\.sock");
  private static final AtomicInteger SOCKETS = new AtomicInteger();

  private SocketDirectory() {}

  /**
   * A path for a new socket, below 100 bytes: in the directory's {@code run}, or else in a new
   * short directory. Sockets of processes that are no more are removed.
   */
  static Path newSocket(Path directory) {
    String name =
        "lifeline-" + ProcessHandle.current().pid() + "-" + SOCKETS.incrementAndGet() + ".sock";
    try {
      Path wanted = directory.toAbsolutePath().resolve("run").resolve(name);
      if (wanted.toString().getBytes(StandardCharsets.UTF_8).length < MAXIMUM_PATH_BYTES) {
        Files.createDirectories(wanted.getParent());
        Files.setPosixFilePermissions(wanted.getParent(), OWNER_ONLY);
        removeStale(wanted.getParent());
        return wanted;
      }
      return Files.createTempDirectory(SHORT, OWN, PosixFilePermissions.asFileAttribute(OWNER_ONLY))
          .resolve(name);
    } catch (IOException e) {
      throw new LaunchException(
          "Cannot make a directory of our own for the lifeline socket in "
              + directory
              + " ("
              + e.getMessage()
              + "): give a directory that this user may write to",
          e);
    }
  }

  /** Removes the socket, and its directory if it was made for it alone; whether there was one. */
  static boolean remove(Path socket) throws IOException {
    boolean removed = Files.deleteIfExists(socket);
    Path directory = socket.getParent();
    if (directory.getParent().equals(SHORT) && directory.getFileName().toString().startsWith(OWN)) {
      Files.deleteIfExists(directory);
    }
    return removed;
  }

  private static void removeStale(Path directory) throws IOException {
    try (DirectoryStream<Path> sockets = Files.newDirectoryStream(directory, "lifeline-*.sock")) {
      for (Path socket : sockets) {
        Matcher matcher = SOCKET.matcher(socket.getFileName().toString());
        if (matcher.matches() && ProcessHandle.of(Long.parseLong(matcher.group(1))).isEmpty()) {
          Files.deleteIfExists(socket);
        }
      }
    }
  }
}
