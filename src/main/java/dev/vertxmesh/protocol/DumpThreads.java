package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;

/**
 * Anyone → the agent of the host that started a proc, or that proc's own agent: tell where its
 * threads are. Answered with a {@link ThreadDump}. A host asks its worker over the lifeline, which
 * works while every event loop is blocked; an agent of a JVM that no host started needs its loop.
 *
 * @param proc the id of the proc
 */
public record DumpThreads(String proc) {

  public DumpThreads {
    Names.require("proc", proc);
  }
}
