package dev.vertxmesh.host.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Where archives of classes lie: {@code <key>.jsa}, and {@code <key>.sum} with its size and
 * checksum. A JVM crashes on an archive that was cut or damaged, so none is handed out that does
 * not agree with its sum. Several hosts may share it. Every call blocks.
 */
final class ArchiveFolder {

  private static final String ARCHIVE = ".jsa";
  private static final String SUM = ".sum";
  private static final String PART = ".part";
  private static final String LOCK = "rehearsal.lock";
  private static final int BUFFER_BYTES = 1 << 20;

  /** A part that has not grown for so long has nobody who writes it. */
  private static final Duration PART_LIMIT = Duration.ofHours(1);

  private final Path directory;
  private final int most;
  private final Map<String, String> verified = new ConcurrentHashMap<>();

  /**
   * The archives in a directory.
   *
   * @param most how many are kept; those not used for longest go first
   */
  ArchiveFolder(Path directory, int most) {
    this.directory = directory;
    this.most = most;
  }

  /** The archive of this key, if it is there and whole. */
  Optional<Path> find(ArchiveKey key) throws IOException {
    Path archive = archive(key);
    Path sum = sum(key);
    if (!Files.isRegularFile(archive) || !Files.isRegularFile(sum)) {
      return Optional.empty();
    }
    String size = Files.size(archive) + " ";
    String told = Files.readString(sum);
    String looked = told + Files.getLastModifiedTime(archive);
    if (!told.startsWith(size)) {
      return Optional.empty();
    }
    if (!looked.equals(verified.get(key.name()))) {
      if (!told.equals(sumOf(archive))) {
        return Optional.empty();
      }
      verified.put(key.name(), looked);
      Files.setLastModifiedTime(sum, FileTime.from(Instant.now()));
    }
    return Optional.of(archive);
  }

  /**
   * Begins to make the archive of this key; empty if it is there already, or if somebody else makes
   * one now.
   */
  Optional<Draft> begin(ArchiveKey key) throws IOException {
    Files.createDirectories(directory);
    FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean kept = false;
    try {
      FileLock lock = channel.tryLock();
      kept = lock != null && find(key).isEmpty();
      return kept ? Optional.of(new Draft(key, channel)) : Optional.empty();
    } catch (OverlappingFileLockException anotherHostOfThisJvm) {
      return Optional.empty();
    } finally {
      if (!kept) {
        channel.close();
      }
    }
  }

  private Path archive(ArchiveKey key) {
    return directory.resolve(key.name() + ARCHIVE);
  }

  private Path sum(ArchiveKey key) {
    return directory.resolve(key.name() + SUM);
  }

  private static String sumOf(Path archive) throws IOException {
    CRC32C sum = new CRC32C();
    try (InputStream content = Files.newInputStream(archive)) {
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        sum.update(buffer, 0, read);
      }
    }
    return Files.size(archive) + " " + Long.toHexString(sum.getValue()) + "\n";
  }

  private void removeOld() throws IOException {
    List<Path> sums = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*" + SUM)) {
      found.forEach(sums::add);
    }
    sums.sort(Comparator.comparingLong((Path sum) -> sum.toFile().lastModified()).reversed());
    for (Path sum : sums.subList(Math.min(most, sums.size()), sums.size())) {
      String name = sum.getFileName().toString();
      Files.deleteIfExists(sum);
      Files.deleteIfExists(
          directory.resolve(name.substring(0, name.length() - SUM.length()) + ARCHIVE));
    }
    Instant oldest = Instant.now().minus(PART_LIMIT);
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(directory, "*" + PART)) {
      for (Path part : parts) {
        if (part.toFile().lastModified() < oldest.toEpochMilli()) {
          Files.deleteIfExists(part);
        }
      }
    }
  }

  /** An archive under way; nobody else makes one in this directory until it is closed. */
  final class Draft {

    private final ArchiveKey key;
    private final FileChannel lock;
    private final Path part;

    private Draft(ArchiveKey key, FileChannel lock) {
      this.key = key;
      this.lock = lock;
      this.part = directory.resolve(key.name() + "." + ProcessHandle.current().pid() + PART);
    }

    /** Where it is to be written. */
    Path part() {
      return part;
    }

    /**
     * What was written is the archive from now on.
     *
     * @throws IOException if nothing was written
     */
    Path keep() throws IOException {
      try (FileChannel written = FileChannel.open(part)) {
        written.force(true);
      }
      String sum = sumOf(part);
      Path sumPart = part.resolveSibling(part.getFileName() + SUM + PART);
      Files.writeString(sumPart, sum);
      Files.move(part, archive(key), StandardCopyOption.ATOMIC_MOVE);
      Files.move(sumPart, sum(key), StandardCopyOption.ATOMIC_MOVE);
      removeOld();
      return archive(key);
    }

    /** Leaves nothing but what was kept. */
    void close() throws IOException {
      try (lock) {
        Files.deleteIfExists(part);
      }
    }
  }
}
