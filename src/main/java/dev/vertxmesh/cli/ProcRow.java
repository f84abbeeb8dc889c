package dev.vertxmesh.cli;

import java.time.Instant;

/** A worker JVM, as {@code mesh procs} lists it; a foreign one has no host. */
record ProcRow(
    String id, String mesh, int rank, long incarnation, String host, long pid, Instant startedAt) {

  static Listing<ProcRow> listing() {
    return new Listing<ProcRow>()
        .with("proc", ProcRow::id)
        .with("mesh", ProcRow::mesh)
        .with("rank", ProcRow::rank)
        .with("incarnation", ProcRow::incarnation)
        .with("host", ProcRow::host)
        .with("pid", ProcRow::pid)
        .with("started", ProcRow::startedAt);
  }
}
