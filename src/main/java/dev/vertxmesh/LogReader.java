package dev.vertxmesh;

import dev.vertxmesh.protocol.LogPart;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.ReadLog;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.ArrayList;
import java.util.List;

/**
 * The log of one proc: what its JVM writes to stdout and stderr. It lies on the host that started
 * the proc, is read from any node, and outlives the proc: the host keeps the logs of the last
 * {@code mesh.host.log-retention} that ended. When a log reaches {@code mesh.host.log-limit} bytes
 * it becomes the older copy, in place of the one before, and begins anew.
 *
 * <p>Every call fails with a {@link MeshException} if no host has the log: it was deleted, its host
 * has left, or the proc is a JVM that none of our hosts started. Each message carries at most 256
 * KiB of the log.
 */
public final class LogReader {

  private final Node node;
  private final LogHosts hosts;

  LogReader(Node node, String proc) {
    this.node = node;
    this.hosts = new LogHosts(node, proc);
  }

  /** The id of the proc. */
  public String proc() {
    return hosts.proc();
  }

  /**
   * The last lines, the newest last; the older copy is read too where the log has just begun anew.
   *
   * @param lines how many at most; fewer if they are not in the last 256 KiB
   */
  public Future<List<String>> tail(LogStream stream, int lines) {
    return last(stream, false, lines);
  }

  /** The last lines of the older copy, as {@link #tail}; none if there is no copy. */
  public Future<List<String>> previous(LogStream stream, int lines) {
    return last(stream, true, lines);
  }

  /**
   * Calls {@code handler} with each of the last lines, then with each line that comes, on the
   * present context, in order. The host is asked twice a second.
   *
   * @param lines with how many of the last lines to begin, as {@link #tail}; 0 for none
   * @return what ends it, and tells of its end
   */
  public LogFollowing follow(LogStream stream, int lines, Handler<String> handler) {
    requireLines(0, lines);
    LogFollowing following =
        new LogFollowing(
            node.vertx(),
            from -> hosts.read(new ReadLog(proc(), stream, false, from, ReadLog.MOST_BYTES)),
            handler);
    following.begin(lines);
    return following;
  }

  private Future<List<String>> last(LogStream stream, boolean previous, int lines) {
    return node.call(
        () -> {
          requireLines(1, lines);
          ReadLog request = new ReadLog(proc(), stream, previous, ReadLog.TAIL, ReadLog.MOST_BYTES);
          return hosts.read(request).map(part -> last(lines, part));
        });
  }

  private static List<String> last(int count, LogPart part) {
    LineSplitter splitter = new LineSplitter();
    List<String> lines = new ArrayList<>(splitter.add(part.text()));
    lines.addAll(splitter.end());
    return LineSplitter.last(count, lines);
  }

  private static void requireLines(int least, int lines) {
    if (lines < least) {
      throw new IllegalArgumentException(
          "asked for " + lines + " lines of a log: ask for at least " + least);
    }
  }
}
