package dev.vertxmesh.host;

import dev.vertxmesh.protocol.LogPart;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.ReadLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The logs of the workers of one host: {@code <worker>.out} and {@code <worker>.err}, the older
 * copy of each with {@code .1}, and what a crashing JVM leaves in {@code <worker>.hs_err.log}. The
 * folder is this host's alone. Every call blocks.
 */
final class LogFolder {

  /** What the name of an older copy ends in. */
  static final String COPY = ".1";

  private static final Logger LOG = LoggerFactory.getLogger(LogFolder.class);

  /** What the names of a worker's files end in, copies before what they are copies of. */
  private static final List<String> ENDINGS =
      List.of(".out" + COPY, ".err" + COPY, ".out", ".err", ".hs_err.log");

  private final Path folder;
  private final long limit;
  private final int retention;
  private final Map<Path, LogFile> files = new ConcurrentHashMap<>();

  /**
   * The logs in a folder, which need not be there yet.
   *
   * @param limit the size in bytes at which a log is cut
   * @param retention of how many ended workers the logs are kept
   */
  LogFolder(Path folder, long limit, int retention) {
    this.folder = folder;
    this.limit = limit;
    this.retention = retention;
  }

  /** The workers that have a log here. */
  Set<String> workers() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Set.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(file -> worker(file.getFileName().toString()))
          .flatMap(Optional::stream)
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Optional<String> worker(String file) {
    return ENDINGS.stream()
        .filter(file::endsWith)
        .findFirst()
        .map(ending -> file.substring(0, file.length() - ending.length()));
  }

  /** Cuts the logs that have reached the limit. */
  void cut(Set<String> workers) {
    for (String worker : workers) {
      for (LogStream stream : LogStream.values()) {
        try {
          if (file(worker, stream).cut(limit)) {
            LOG.debug("the log {} of {} was cut at {} bytes", stream, worker, limit);
          }
        } catch (IOException failure) {
          LOG.warn("the log {} of {} could not be cut well", stream, worker, failure);
        }
      }
    }
  }

  /** Deletes the logs of all but the latest of these workers, which have ended. */
  void forget(Set<String> ended) {
    ended.stream()
        .sorted(Comparator.comparing(this::lastWrite).reversed())
        .skip(retention)
        .forEach(this::delete);
  }

  private long lastWrite(String worker) {
    return ENDINGS.stream()
        .mapToLong(ending -> folder.resolve(worker + ending).toFile().lastModified())
        .max()
        .orElse(0);
  }

  private void delete(String worker) {
    for (String ending : ENDINGS) {
      Path file = folder.resolve(worker + ending);
      try {
        Files.deleteIfExists(file);
        files.remove(file);
      } catch (IOException failure) {
        LOG.warn("{} could not be deleted", file, failure);
      }
    }
  }

  /** The part that is asked for; empty if there is no log of that worker. */
  Optional<LogPart> read(ReadLog request, boolean live) throws IOException {
    LogFile file = file(request.worker(), request.stream());
    if (!file.exists()) {
      files.remove(path(request.worker(), request.stream()));
      return Optional.empty();
    }
    return Optional.of(file.read(request.previous(), request.from(), request.mostBytes(), live));
  }

  /** One for each file, because it remembers what was cut. */
  private LogFile file(String worker, LogStream stream) throws IOException {
    Path path = path(worker, stream);
    LogFile known = files.get(path);
    if (known != null) {
      return known;
    }
    LogFile found = new LogFile(path);
    LogFile before = files.putIfAbsent(path, found);
    return before == null ? found : before;
  }

  private Path path(String worker, LogStream stream) {
    return folder.resolve(worker + "." + stream.name().toLowerCase(Locale.ROOT));
  }
}
