package dev.vertxmesh.proc;

import dev.vertxmesh.model.Names;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;

/** What a foreign proc is called when nobody named it. */
final class ProcName {

  private static final int MOST_CHARACTERS_OF_HOST = 60;

  private ProcName() {}

  /** Host, process id and second of the start: {@code alpha-4711-1700000000}. */
  static String ofThisProcess() {
    ProcessHandle process = ProcessHandle.current();
    long start = process.info().startInstant().orElse(Instant.EPOCH).getEpochSecond();
    return of(hostName(), process.pid(), start);
  }

  static String of(String host, long pid, long startSeconds) {
    String legal = host.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    String cut = legal.substring(0, Math.min(legal.length(), MOST_CHARACTERS_OF_HOST));
    String name = (cut.isEmpty() ? "proc" : cut) + "-" + pid + "-" + startSeconds;
    return Names.require("proc id", name);
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException unnamed) {
      return "proc";
    }
  }
}
