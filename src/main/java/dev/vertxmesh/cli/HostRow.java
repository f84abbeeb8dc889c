package dev.vertxmesh.cli;

import java.time.Instant;

/** A host, as {@code mesh hosts} lists it. */
record HostRow(
    String name,
    String machine,
    long pid,
    int procs,
    int maxProcs,
    boolean launched,
    Instant startedAt) {

  static Listing<HostRow> listing() {
    return new Listing<HostRow>()
        .with("host", HostRow::name)
        .with("machine", HostRow::machine)
        .with("pid", HostRow::pid)
        .with("procs", HostRow::procs)
        .with("max-procs", HostRow::maxProcs)
        .with("launched", HostRow::launched)
        .with("started", HostRow::startedAt);
  }
}
