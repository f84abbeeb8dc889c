package dev.vertxmesh;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.LogPart;
import dev.vertxmesh.protocol.ReadLog;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.registry.HostRecord;
import dev.vertxmesh.registry.ProcRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Reads the log of one proc where it lies: on the host that started it. The registry names that
 * while the proc lives; of the dead, each host of the cluster is asked once.
 */
final class LogHosts {

  private static final Duration READ_TIMEOUT = Duration.ofSeconds(10);

  private final Node node;
  private final String proc;
  private volatile Optional<String> known = Optional.empty();

  /** What one host said. */
  private record Said(String host, LogPart part) {}

  LogHosts(Node node, String proc) {
    this.node = node;
    this.proc = proc;
  }

  String proc() {
    return proc;
  }

  /** A part of the log; fails with a {@link MeshException} if no host has it. */
  Future<LogPart> read(ReadLog request) {
    return candidates()
        .compose(hosts -> hosts.isEmpty() ? askAll(request) : ask(hosts.get(), request))
        .map(
            said -> {
              known = Optional.of(said.host());
              return said.part();
            });
  }

  private Future<Optional<String>> candidates() {
    return known.isPresent()
        ? Future.succeededFuture(known)
        : node.registry().procs().get(proc).map(found -> found.map(this::host));
  }

  private String host(ProcRecord record) {
    if (record.host().isEmpty()) {
      throw MeshException.because(
          "proc '"
              + proc
              + "' was started by none of our hosts, so none has its log: it is where the output"
              + " of its JVM goes");
    }
    return record.host();
  }

  private Future<Said> ask(String host, ReadLog request) {
    return node.caller()
        .ask(Addresses.host(host), Action.READ_LOG, request, LogPart.class, READ_TIMEOUT)
        .map(part -> new Said(host, part))
        .recover(failure -> Future.failedFuture(explained("host " + host, failure)));
  }

  private Future<Said> askAll(ReadLog request) {
    return node.registry()
        .hosts()
        .list()
        .compose(
            hosts -> {
              List<Future<Said>> asked =
                  hosts.stream().map(HostRecord::name).map(host -> ask(host, request)).toList();
              return asked.isEmpty()
                  ? Future.failedFuture(nobodyKnows(asked))
                  : Future.any(asked).transform(done -> first(asked));
            });
  }

  private Future<Said> first(List<Future<Said>> asked) {
    return asked.stream()
        .filter(Future::succeeded)
        .findFirst()
        .orElseGet(() -> Future.failedFuture(nobodyKnows(asked)));
  }

  private MeshException nobodyKnows(List<Future<Said>> asked) {
    List<Throwable> failures = asked.stream().map(Future::cause).toList();
    Throwable decisive =
        failures.stream()
            .filter(failure -> !isNotFound(failure))
            .findFirst()
            .orElseGet(() -> Refusal.NOT_FOUND.because("no host of the cluster has it"));
    return MeshException.because(
        "no host has a log of proc '"
            + proc
            + "': it ended long ago, its host has left, or there was none of that id; asked "
            + asked.size()
            + " hosts: "
            + decisive.getMessage(),
        decisive);
  }

  private static boolean isNotFound(Throwable failure) {
    return Refusal.of(failure.getCause()).filter(Refusal.NOT_FOUND::equals).isPresent();
  }

  private MeshException explained(String host, Throwable failure) {
    return MeshException.because(
        "the log of proc '" + proc + "', " + host + ": " + Caller.describe(failure), failure);
  }
}
