package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Host agent → asker: what the host is, and what runs there.
 *
 * @param name of the host
 * @param node the cluster node of its JVM
 * @param pid the process id of its JVM
 * @param machine what people call the machine
 * @param startedAt when the agent started, by its own clock
 * @param launched whether a mesh launched it, and so ends it
 * @param stopping whether it ends its workers at present, and refuses new ones
 * @param maxProcs how many workers it runs at most
 * @param classPathEntries what spawns may name as class path
 * @param jvmOptionsEntries what spawns may name as JVM options
 * @param procs its workers, the ended ones included until they are forgotten
 * @param leftovers how many workers of an earlier life it found at its start, and ended
 */
public record HostState(
    String name,
    String node,
    long pid,
    String machine,
    Instant startedAt,
    boolean launched,
    boolean stopping,
    int maxProcs,
    List<String> classPathEntries,
    List<String> jvmOptionsEntries,
    List<Proc> procs,
    Integer leftovers) {

  /**
   * One worker.
   *
   * @param id its name in the cluster
   * @param mesh its proc mesh
   * @param rank its rank there
   * @param incarnation which life of that rank
   * @param pid its process id; absent until the process runs
   * @param status what it is doing
   * @param startedAt when its process started; absent until it runs
   */
  public record Proc(
      String id,
      String mesh,
      int rank,
      long incarnation,
      Optional<Long> pid,
      Status status,
      Optional<Instant> startedAt) {

    public Proc {
      pid = Fields.orElse(pid, Optional.empty());
      startedAt = Fields.orElse(startedAt, Optional.empty());
    }
  }

  public HostState {
    classPathEntries = List.copyOf(Fields.orElse(classPathEntries, List.of()));
    jvmOptionsEntries = List.copyOf(Fields.orElse(jvmOptionsEntries, List.of()));
    procs = List.copyOf(Fields.orElse(procs, List.of()));
    leftovers = Fields.orElse(leftovers, 0);
  }
}
