package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSummary;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** The processes of worker JVMs, as an operator sees them. */
final class Workers {

  private Workers() {}

  /** The workers of a proc mesh, in rank order. */
  static List<ProcSummary> of(Mesh mesh, String procs) {
    return RealCluster.await(mesh.procList()).stream()
        .filter(proc -> proc.mesh().equals(procs))
        .sorted((one, other) -> Integer.compare(one.rank(), other.rank()))
        .toList();
  }

  static boolean isAlive(ProcSummary proc) {
    return ProcessHandle.of(proc.pid()).filter(ProcessHandle::isAlive).isPresent();
  }

  /** SIGKILL. */
  static void kill(ProcSummary proc) {
    Optional<ProcessHandle> process = ProcessHandle.of(proc.pid());
    assertThat(process).as("process of %s", proc.id()).isPresent();
    assertThat(process.get().destroyForcibly()).isTrue();
  }

  /** Sends the signal of that name. */
  static void signal(String signal, ProcSummary proc) throws IOException, InterruptedException {
    signal(signal, proc.pid());
  }

  /** Sends the signal of that name to a process. */
  static void signal(String signal, long pid) throws IOException, InterruptedException {
    Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).inheritIO().start();
    assertThat(kill.waitFor()).isZero();
  }

  static void awaitGone(ProcSummary proc) {
    Awaitility.await("end of " + proc.id())
        .atMost(RealCluster.GENEROUS)
        .until(() -> !isAlive(proc));
  }
}
