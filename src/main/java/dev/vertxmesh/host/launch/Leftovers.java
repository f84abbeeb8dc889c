package dev.vertxmesh.host.launch;

import dev.vertxmesh.station.Lifeline;
import dev.vertxmesh.station.ProcessGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends what launchers that are no more left running: their JVMs, and what those started (LA-9).
 * Nobody is adopted. Every call blocks.
 *
 * <p>A pid alone proves nothing. A process group is a leftover if one of its processes carries the
 * recorded token in its environment and, should its leader live, that started when the record says.
 * Where there is no {@code /proc}, nothing can be proven and nothing is ended.
 */
public final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);
  private static final Path PROCESSES = Path.of("/proc");
  private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

  /** Start instants are told relative to the boot, whose instant is told in whole seconds. */
  private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

  private final Path directory;

  /**
   * The leftovers of one directory.
   *
   * @param directory as it was given to a {@link JvmLauncher}; of this machine only
   */
  public Leftovers(Path directory) {
    this.directory = directory;
  }

  /**
   * Ends them: waits the grace, for they may be ending themselves, then KILL. Records of what is
   * gone are removed; those whose launcher lives are left alone.
   *
   * @return the JVMs that had to be ended, for people
   */
  public List<String> end(Duration grace) {
    List<String> ended = new ArrayList<>();
    long deadline = System.nanoTime() + grace.toNanos();
    for (JvmRecord record : ofTheDead()) {
      if (!isLeft(record)) {
        forget(record);
        continue;
      }
      ended.add(record.toString());
      Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      if (!Patience.until(() -> !isLeft(record), left)) {
        ProcessGroup.signal(record.pid(), ProcessGroup.Signal.KILL);
      }
      if (Patience.until(() -> !isLeft(record), KILL_LIMIT)) {
        forget(record);
      } else {
        LOG.error("{} is still there {} after KILL", record, KILL_LIMIT);
      }
    }
    return ended;
  }

  /** The JVMs that would be ended, for people; nothing is. */
  public List<String> find() {
    return ofTheDead().stream().filter(Leftovers::isLeft).map(JvmRecord::toString).toList();
  }

  private List<JvmRecord> ofTheDead() {
    Path folder = JvmRecord.folder(directory);
    List<JvmRecord> found = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + JvmRecord.ENDING)) {
        files.forEach(file -> read(file, found));
      } catch (IOException failure) {
        LOG.warn("leftovers in {} cannot be looked for", folder, failure);
      }
    }
    return found;
  }

  private static void read(Path file, List<JvmRecord> found) {
    try {
      JvmRecord record = JvmRecord.read(file);
      if (!isProcess(record.launcher(), record.launcherStartedAt())) {
        found.add(record);
      }
    } catch (IOException unreadable) {
      LOG.warn("{} is not a record of a JVM: {}", file, unreadable.getMessage());
    }
  }

  private static boolean isLeft(JvmRecord record) {
    List<Long> members = ProcessGroup.members(record.pid());
    return members.stream().anyMatch(pid -> carries(pid, record.token()))
        && (!members.contains(record.pid()) || isProcess(record.pid(), record.startedAt()));
  }

  private static boolean isProcess(long pid, Instant startedAt) {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().startInstant())
        .filter(start -> Duration.between(start, startedAt).abs().compareTo(START_TOLERANCE) <= 0)
        .isPresent();
  }

  private static boolean carries(long pid, String token) {
    try {
      Path environment = PROCESSES.resolve(Long.toString(pid)).resolve("environ");
      String text = new String(Files.readAllBytes(environment), StandardCharsets.ISO_8859_1);
      return Arrays.asList(text.split("\0")).contains(Lifeline.TOKEN_VARIABLE + "=" + token);
    } catch (IOException goneOrSomebodyElses) {
      return false;
    }
  }

  private void forget(JvmRecord record) {
    try {
      record.remove(directory);
    } catch (IOException failure) {
      LOG.warn("the record of {} is not removed", record, failure);
    }
  }
}
