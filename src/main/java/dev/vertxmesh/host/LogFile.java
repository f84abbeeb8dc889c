package dev.vertxmesh.host;

import dev.vertxmesh.protocol.LogPart;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One log of a worker: the file that the worker appends to, and one older copy. Positions are bytes
 * since the worker's start, so that they stay what they are when the file is cut; who reads on from
 * a position misses nothing that is kept (HO-11). Every call blocks.
 */
final class LogFile {

  /** How often a cut looks for what was written meanwhile. */
  private static final int MOST_PASSES = 8;

  private final Path file;
  private final Path copy;

  /** The position of the first byte of the file. */
  private long begin;

  /** The log in {@code file}; its older copy is in the file of that name and {@code .1}. */
  LogFile(Path file) throws IOException {
    this.file = file;
    this.copy = file.resolveSibling(file.getFileName() + LogFolder.COPY);
    this.begin = size(copy);
  }

  /** Whether anything is kept. */
  boolean exists() {
    return Files.exists(file) || Files.exists(copy);
  }

  /**
   * Moves what the file holds, at most its last {@code limit} bytes, to the copy, if it is longer
   * than that. A process that appends knows nothing of it; what it writes in the instant between
   * the last look and the cut is lost. If the disk has no room for the copy, that is lost too: the
   * limit holds.
   *
   * @return whether it was cut
   * @throws IOException if the file, or the copy, could not be written
   */
  synchronized boolean cut(long limit) throws IOException {
    if (size(file) <= limit) {
      return false;
    }
    try (FileChannel source =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      try {
        copyEnd(source, limit);
      } catch (IOException failure) {
        Files.deleteIfExists(copy);
        throw failure;
      } finally {
        begin += source.size();
        source.truncate(0);
      }
    }
    return true;
  }

  private void copyEnd(FileChannel source, long limit) throws IOException {
    try (FileChannel target =
        FileChannel.open(
            copy,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      long at = source.size() - limit;
      for (int pass = 0; pass < MOST_PASSES && at < source.size(); pass++) {
        at += transfer(source, at, source.size() - at, target);
      }
    }
  }

  private static long transfer(FileChannel source, long at, long count, FileChannel target)
      throws IOException {
    long done = 0;
    long moved = 1;
    while (done < count && moved > 0) {
      moved = source.transferTo(at + done, count - done, target);
      done += moved;
    }
    return done;
  }

  /**
   * A part of what is kept.
   *
   * @param previous whether of the copy only
   * @param from the position to begin at; -1 for the end, as much of it as may be read
   * @param most how many bytes at most
   * @param live whether the worker may still write
   */
  synchronized LogPart read(boolean previous, long from, int most, boolean live)
      throws IOException {
    long kept = begin - size(copy);
    long end = previous ? begin : begin + size(file);
    long start = from < 0 ? Math.max(kept, end - most) : Math.min(Math.max(from, kept), end);
    byte[] bytes = bytes(start, (int) Math.min(most, end - start));
    int first = start > 0 && start != from ? afterFirstBreak(bytes) : 0;
    int last = Utf8.wholeCharacters(bytes);
    String text = new String(bytes, first, Math.max(0, last - first), StandardCharsets.UTF_8);
    return new LogPart(text, start + last, end, live && !previous);
  }

  private byte[] bytes(long start, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    if (start < begin) {
      long inCopy = start - (begin - size(copy));
      int count = (int) Math.min(length, begin - start);
      fill(copy, inCopy, bytes.limit(count));
    }
    bytes.limit(length);
    if (bytes.hasRemaining()) {
      fill(file, start + bytes.position() - begin, bytes);
    }
    byte[] read = new byte[bytes.position()];
    bytes.flip().get(read);
    return read;
  }

  private static void fill(Path path, long from, ByteBuffer bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      long at = from;
      int count = 0;
      while (bytes.hasRemaining() && count >= 0) {
        count = channel.read(bytes, at);
        at += Math.max(count, 0);
      }
    }
  }

  /** Where the first whole line begins; 0 if none does. */
  private static int afterFirstBreak(byte[] bytes) {
    for (int i = 0; i < bytes.length - 1; i++) {
      if (bytes[i] == '\n') {
        return i + 1;
      }
    }
    return 0;
  }

  private static long size(Path path) throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }
}
