package dev.vertxmesh.host.launch;

import dev.vertxmesh.protocol.LifelineMessage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The last lines that one life of a JVM wrote to a log file. Blocks; reads at most {@link
 * #MAXIMUM_BYTES} from the file's end, however long it is.
 *
 * @param file an append-only log
 * @param begin the file's size when this life began: earlier lives' lines are not shown. A file
 *     that was truncated since is read from its start
 */
record LogTail(Path file, long begin) {
  static final int MAXIMUM_BYTES = 256 * 1024;

  /** A longer line is cut (behaviour B 84). */
  static final int MAXIMUM_LINE_CHARACTERS = 4 * 1024;

  /** The tail of what is written from now on. */
  static LogTail fromNowOn(Path file) throws IOException {
    return new LogTail(file, Files.exists(file) ? Files.size(file) : 0);
  }

  /** At most so many lines, the newest last; none if there is no file. */
  List<String> last(int lines) throws IOException {
    List<String> all = textAtEnd().lines().map(LogTail::cut).toList();
    return all.subList(Math.max(0, all.size() - lines), all.size());
  }

  private String textAtEnd() throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      long life = begin <= size ? begin : 0;
      long from = Math.max(life, size - MAXIMUM_BYTES);
      String text = read(channel, from, (int) (size - from));
      int firstBreak = text.indexOf('\n');
      boolean beginsInsideLine = from > life && firstBreak >= 0 && firstBreak < text.length() - 1;
      return beginsInsideLine ? text.substring(firstBreak + 1) : text;
    } catch (NoSuchFileException neverWritten) {
      return "";
    }
  }

  private static String read(FileChannel channel, long from, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    long at = from;
    int count = 0;
    while (bytes.hasRemaining() && count >= 0) {
      count = channel.read(bytes, at);
      at += Math.max(count, 0);
    }
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static String cut(String line) {
    return line.length() <= MAXIMUM_LINE_CHARACTERS
        ? line
        : line.substring(0, MAXIMUM_LINE_CHARACTERS) + LifelineMessage.CUT_MARK;
  }

  /** The last lines of the first of these tails that has any. */
  static List<String> lastOfFirst(int lines, LogTail... tails) {
    List<String> found = new ArrayList<>();
    for (LogTail tail : tails) {
      if (found.isEmpty()) {
        try {
          found.addAll(tail.last(lines));
        } catch (IOException e) {
          found.add("(cannot read " + tail.file() + ": " + e.getMessage() + ")");
        }
      }
    }
    return List.copyOf(found);
  }
}
