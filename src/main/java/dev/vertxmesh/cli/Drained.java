package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ProcRow;
import java.util.List;

/**
 * A host that was emptied.
 *
 * @param host its name
 * @param procs the workers that the cluster knew there before
 * @param workers how many it ended
 * @param left how many of them are still there, although KILL was sent
 */
record Drained(String host, List<ProcRow> procs, int workers, int left) {}
