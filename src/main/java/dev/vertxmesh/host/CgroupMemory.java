package dev.vertxmesh.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * How many processes of a control group the kernel has killed for lack of memory: {@code oom_kill}
 * in {@code memory.oom_control} (version 1) or {@code memory.events} (version 2). Where neither can
 * be read, nothing is known. Every call blocks.
 */
final class CgroupMemory {

  private static final String COUNT = "oom_kill ";
  private static final String MOUNT = "sys/fs/cgroup";
  private static final String VERSION_1 = "memory";
  private static final String VERSION_1_FILE = "memory.oom_control";
  private static final String VERSION_2_FILE = "memory.events";

  private final Path root;

  /**
   * The control groups of a machine.
   *
   * @param root above {@code proc} and {@code sys}
   */
  CgroupMemory(Path root) {
    this.root = root;
  }

  /**
   * One counter.
   *
   * @param file where it is read
   * @param count what it said
   */
  record Reading(Path file, long count) {}

  /**
   * The counter of the group that a process is in; of this process's own group if that one is gone
   * already, for it inherited that.
   */
  Optional<Reading> ofProcess(long pid) {
    Path process = root.resolve("proc").resolve(Long.toString(pid)).resolve("cgroup");
    Path own = root.resolve("proc/self/cgroup");
    return Stream.of(process, own)
        .filter(Files::isReadable)
        .findFirst()
        .flatMap(this::file)
        .flatMap(file -> count(file).stream().mapToObj(now -> new Reading(file, now)).findFirst());
  }

  /** What that counter says now. */
  OptionalLong again(Reading before) {
    return count(before.file());
  }

  private Optional<Path> file(Path groups) {
    try {
      Optional<Path> found = Optional.empty();
      for (String line : Files.readAllLines(groups)) {
        String[] parts = line.split(":", 3);
        if (parts.length == 3 && found.isEmpty()) {
          found = file(parts[1], parts[2]);
        }
      }
      return found;
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** A line without controllers is that of version 2. */
  private Optional<Path> file(String controllers, String group) {
    if (controllers.isEmpty()) {
      return nearest(root.resolve(MOUNT), group, VERSION_2_FILE);
    }
    return Stream.of(controllers.split(",")).anyMatch(VERSION_1::equals)
        ? nearest(root.resolve(MOUNT).resolve(VERSION_1), group, VERSION_1_FILE)
        : Optional.empty();
  }

  /** In a container the mount may begin at the group, or above it: the nearest that is there. */
  private static Optional<Path> nearest(Path mount, String group, String file) {
    for (Path at = Path.of("/").relativize(Path.of(group)); at != null; at = at.getParent()) {
      Path candidate = mount.resolve(at).resolve(file);
      if (Files.isReadable(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.of(mount.resolve(file)).filter(Files::isReadable);
  }

  private static OptionalLong count(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(COUNT))
          .mapToLong(line -> Long.parseLong(line.substring(COUNT.length()).strip()))
          .findFirst();
    } catch (IOException | NumberFormatException unreadable) {
      return OptionalLong.empty();
    }
  }
}
