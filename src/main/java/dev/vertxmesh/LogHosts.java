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
  private volatile Optional<Place> known = Optional.empty();

  /** A host, and its cluster node. */
  private record Place(String host, String node) {}

  /** What one host said. */
  private record Said(Place place, LogPart part) {}

  LogHosts(Node node, String proc) {
    this.node = node;
    this.proc = proc;
  }

  String proc() {
    return proc;
  }

  /** A part of the log; fails with a {@link MeshException} if no host has it. */
  Future<LogPart> read(ReadLog request) {
    return node.call(() -> readFrom(request));
  }

  private Future<LogPart> readFrom(ReadLog request) {
    return candidate()
        .compose(place -> place.isEmpty() ? askAll(request) : ask(place.get(), request))
        .map(
            said -> {
              known = Optional.of(said.place());
              return said.part();
            });
  }

  private Future<Optional<Place>> candidate() {
    return known.isPresent()
        ? Future.succeededFuture(known)
        : node.registry()
            .procs()
            .get(proc)
            .compose(
                found ->
                    found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : placeOf(found.get()));
  }

  private Future<Optional<Place>> placeOf(ProcRecord record) {
    String host = host(record);
    return node.registry()
        .hosts()
        .get(host)
        .map(found -> Optional.of(new Place(host, found.map(HostRecord::node).orElse(""))));
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

  private Future<Said> ask(Place place, ReadLog request) {
    String host = place.host();
    return node.ask(
        place.node(),
        () -> unread(host, "it left the cluster", null),
        () ->
            node.caller()
                .ask(Addresses.host(host), Action.READ_LOG, request, LogPart.class, READ_TIMEOUT)
                .map(part -> new Said(place, part))
                .recover(
                    failure ->
                        Future.failedFuture(unread(host, Caller.describe(failure), failure))));
  }

  private Future<Said> askAll(ReadLog request) {
    return node.registry()
        .hosts()
        .list()
        .compose(
            hosts -> {
              List<Future<Said>> asked =
                  hosts.stream()
                      .map(host -> ask(new Place(host.name(), host.node()), request))
                      .toList();
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

  private MeshException unread(String host, String why, Throwable failure) {
    return MeshException.because(
        "the log of proc '" + proc + "', host " + host + ": " + why, failure);
  }
}
