package dev.vertxmesh.cli.doctor;

import dev.vertxmesh.cluster.HostLeftovers;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The directory where a host keeps sockets and logs of workers. Nothing in it is changed. */
final class DirectoryChecks {
  private static final long MEBIBYTE = 1L << 20;
  private static final long LEAST_SPACE = 100;
  private static final long LITTLE_SPACE = 1024;
  private static final int MOST_SOCKET_BYTES = 100;
  private static final int DEPTH = 2;
  private static final String SOCKET = "run/lifeline-4194304-1000.sock";
  private static final String ELSEWHERE =
      "Set " + MeshSettings.HOST_DIRECTORY + " to another directory.";

  private final String given;
  private final Path directory;

  DirectoryChecks(Settings settings, Path temporary, String user) {
    this.given = settings.get(MeshSettings.HOST_DIRECTORY);
    this.directory = given.isEmpty() ? temporary.resolve("mesh-" + user) : Path.of(given);
  }

  Finding writable() {
    Path there = nearest();
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      return Finding.fail(
          "directory", there + " is no directory that this user may write to", ELSEWHERE);
    }
    if (!there.equals(directory)) {
      return Finding.ok("directory", directory + " will be made");
    }
    try {
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
      return permissions.contains(PosixFilePermission.OTHERS_READ)
          ? Finding.warn(
              "directory",
              directory + " can be read by everybody, and so can the logs",
              "chmod 700 " + directory)
          : Finding.ok("directory", directory + " is this user's");
    } catch (IOException | UnsupportedOperationException unknown) {
      return Finding.ok("directory", directory + " can be written to");
    }
  }

  Finding space() {
    try {
      long mebibytes = Files.getFileStore(nearest()).getUsableSpace() / MEBIBYTE;
      String found = mebibytes + " MiB left at " + nearest();
      String mend = "Free some space, or set " + MeshSettings.HOST_DIRECTORY + " elsewhere.";
      if (mebibytes < LEAST_SPACE) {
        return Finding.fail("disk", found, mend);
      }
      return mebibytes < LITTLE_SPACE
          ? Finding.warn("disk", found, mend)
          : Finding.ok("disk", found);
    } catch (IOException unknown) {
      return Finding.warn("disk", "unknown at " + nearest() + ": " + unknown, ELSEWHERE);
    }
  }

  Finding socketPath() {
    if (given.isEmpty()) {
      return Finding.ok("socket-path", "short enough in the default directory, or in /tmp");
    }
    int bytes =
        directory
            .toAbsolutePath()
            .resolve(SOCKET)
            .toString()
            .getBytes(StandardCharsets.UTF_8)
            .length;
    return bytes < MOST_SOCKET_BYTES
        ? Finding.ok("socket-path", bytes + " bytes of at most " + MOST_SOCKET_BYTES)
        : Finding.warn(
            "socket-path",
            bytes + " bytes, more than a socket's path may have: sockets go to /tmp",
            "Give a shorter " + MeshSettings.HOST_DIRECTORY + ".");
  }

  /** Workers whose host is gone, in this directory or, if it is the default, in any below. */
  Finding leftovers() {
    List<String> left =
        candidates().stream().flatMap(one -> HostLeftovers.in(one).stream()).toList();
    return left.isEmpty()
        ? Finding.ok("leftovers", "no worker is left of a host that is gone")
        : Finding.warn(
            "leftovers",
            left.size() + " left of hosts that are gone: " + String.join(", ", left),
            "Start the host again in the same directory: it ends them. Or kill them by pid.");
  }

  private List<Path> candidates() {
    if (!given.isEmpty()) {
      return List.of(directory);
    }
    try (Stream<Path> below = Files.walk(directory, DEPTH)) {
      return below.filter(Files::isDirectory).toList();
    } catch (IOException | java.io.UncheckedIOException nothingThere) {
      return List.of();
    }
  }

  /** The directory, or what of it exists. */
  private Path nearest() {
    Path there = directory.toAbsolutePath();
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    return Files.exists(directory) ? directory : there;
  }
}
