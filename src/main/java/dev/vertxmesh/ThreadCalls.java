package dev.vertxmesh;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.DumpThreads;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.ThreadDump;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.ProcRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Asks where the threads of a proc are: its host, or itself if no host started it. */
final class ThreadCalls {

  private static final Duration TIMEOUT = Duration.ofSeconds(8);

  private final Node node;

  ThreadCalls(Node node) {
    this.node = node;
  }

  Future<List<String>> threads(String proc) {
    return node.registry()
        .procs()
        .get(proc)
        .compose(
            found ->
                found
                    .map(this::ask)
                    .orElseGet(
                        () ->
                            Future.failedFuture(
                                failed(
                                    proc,
                                    "no proc of that id runs",
                                    Refusal.NOT_FOUND.because(proc)))))
        .map(ThreadDump::lines);
  }

  private Future<ThreadDump> ask(ProcRecord record) {
    if (record.host().isEmpty()) {
      return ask(record.id(), record.node(), Addresses.proc(record.id()));
    }
    return node.registry()
        .hosts()
        .get(record.host())
        .compose(
            host ->
                ask(
                    record.id(),
                    host.map(HostRecord::node).orElse(""),
                    Addresses.host(record.host())));
  }

  private Future<ThreadDump> ask(String proc, String member, String address) {
    return node.ask(
        member,
        () -> failed(proc, "who knows it left the cluster", null),
        () ->
            node.caller()
                .ask(address, Action.DUMP_THREADS, new DumpThreads(proc), ThreadDump.class, TIMEOUT)
                .recover(
                    failure ->
                        Future.failedFuture(failed(proc, Caller.describe(failure), failure))));
  }

  private static MeshException failed(String proc, String why, Throwable cause) {
    return MeshException.because("the threads of proc '" + proc + "': " + why, cause);
  }
}
