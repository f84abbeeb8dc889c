package dev.vertxmesh.cli.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the kernel tells in files. Where it tells nothing, nothing is known.
 *
 * @param root above {@code proc}, {@code sys} and {@code run}
 */
record MachineFiles(Path root) {
  private static final long NO_LIMIT = 1L << 60;
  private static final String GROUPS = "sys/fs/cgroup/";

  Optional<String> text(String file) {
    try {
      return Optional.of(Files.readString(root.resolve(file)).strip());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  boolean exists(String file) {
    return Files.exists(root.resolve(file));
  }

  /** A line of {@code /proc/meminfo}, in bytes. */
  OptionalLong memory(String name) {
    return text("proc/meminfo")
        .map(text -> Pattern.compile("(?m)^" + name + ": +(\\d+) kB").matcher(text))
        .filter(Matcher::find)
        .map(line -> OptionalLong.of(Long.parseLong(line.group(1)) * 1024))
        .orElse(OptionalLong.empty());
  }

  /** What the control group of this process may use at most, in bytes. */
  OptionalLong memoryLimit() {
    return text(GROUPS + "memory.max")
        .or(() -> text(GROUPS + "memory/memory.limit_in_bytes"))
        .filter(text -> text.matches("\\d{1,19}"))
        .map(Long::parseLong)
        .filter(limit -> limit < NO_LIMIT)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  /** How many files a process like this one may have open; the JVM takes the hard limit. */
  OptionalLong openFiles() {
    return text("proc/self/limits")
        .map(text -> Pattern.compile("(?m)^Max open files +\\S+ +(\\S+)").matcher(text))
        .filter(Matcher::find)
        .map(line -> line.group(1))
        .map(limit -> limit.equals("unlimited") ? NO_LIMIT : Long.parseLong(limit))
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }
}
