package dev.vertxmesh.protocol;

import java.util.List;

/**
 * Host agent or proc agent → asker: where the threads of a proc are.
 *
 * @param proc the id of the proc
 * @param lines for people: each thread with its state, below it its frames, then an empty line
 */
public record ThreadDump(String proc, List<String> lines) {

  public ThreadDump {
    proc = Fields.require("proc", proc);
    lines = List.copyOf(Fields.orElse(lines, List.of()));
  }
}
