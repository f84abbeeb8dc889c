package dev.vertxmesh.registry;

import java.util.List;

/** What one call of {@link Registry#removeOwnedBy(String)} removed. */
public record Removed(List<HostRecord> hosts, List<ProcRecord> procs, List<LeaseRecord> leases) {}
