package dev.vertxmesh.proc;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Where the threads of this JVM are, for people. Needs no event loop. */
final class ThreadStacks {

  private ThreadStacks() {}

  /** Each thread with its state, below it its frames and monitors, then an empty line. */
  static List<String> lines() {
    ThreadInfo[] threads = ManagementFactory.getThreadMXBean().dumpAllThreads(true, false);
    List<String> lines = new ArrayList<>();
    Arrays.stream(threads)
        .sorted(Comparator.comparing(ThreadInfo::getThreadName))
        .forEach(thread -> add(lines, thread));
    return lines;
  }

  private static void add(List<String> lines, ThreadInfo thread) {
    lines.add(
        "\"%s\" id=%d%s %s%s"
            .formatted(
                thread.getThreadName(),
                thread.getThreadId(),
                thread.isDaemon() ? " daemon" : "",
                thread.getThreadState(),
                waits(thread)));
    StackTraceElement[] stack = thread.getStackTrace();
    for (int depth = 0; depth < stack.length; depth++) {
      lines.add("    at " + stack[depth]);
      for (MonitorInfo monitor : thread.getLockedMonitors()) {
        if (monitor.getLockedStackDepth() == depth) {
          lines.add("    - locked " + monitor);
        }
      }
    }
    lines.add("");
  }

  private static String waits(ThreadInfo thread) {
    LockInfo lock = thread.getLockInfo();
    if (lock == null) {
      return "";
    }
    String owner = thread.getLockOwnerName();
    return " on " + lock + (owner == null ? "" : ", held by \"" + owner + "\"");
  }
}
