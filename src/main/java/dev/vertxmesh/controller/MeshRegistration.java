package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.MeshQuery;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.registry.MeshRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The entry of one mesh in the registry: its name is taken while the entry stands. */
final class MeshRegistration {

  static final String STARTING = "starting";
  static final String RUNNING = "running";
  static final String STOPPING = "stopping";
  static final String ENDED = "ended";

  private static final Logger LOG = LoggerFactory.getLogger(MeshRegistration.class);
  private static final Duration RETIRE_TIMEOUT = Duration.ofSeconds(10);

  private final Scope scope;
  private final MeshRecord template;

  /** What the entry is to say, as soon as the writes under way are through. */
  private MeshRecord written;

  private boolean removed;
  private Future<Void> lastWrite = Future.succeededFuture();

  MeshRegistration(Scope scope, MeshPlan plan, MeshStrategy strategy) {
    this.scope = scope;
    List<String> members = strategy.listing(plan);
    SpawnMesh spec = scope.spec();
    this.template =
        new MeshRecord(
            spec.mesh(),
            spec.kind().name().toLowerCase(Locale.ROOT),
            scope.epoch(),
            scope.registry().membership().localNode(),
            spec.owner().map(SpawnMesh.Owner::address).orElse(""),
            spec.owner().isEmpty(),
            plan.extent().toString(),
            spec.on().orElse(""),
            members,
            plan.layout().ranks() / members.size(),
            strategy.type().orElse(""),
            STARTING,
            Instant.now(),
            spec.drillable());
    this.written = template;
  }

  /** Takes the name, also from a mesh that has ended; refused if a live one has it. */
  Future<Void> claim() {
    return scope
        .registry()
        .meshes()
        .claim(template)
        .compose(ours -> ours ? Future.succeededFuture() : claimFromEnded());
  }

  private Future<Void> claimFromEnded() {
    return scope
        .registry()
        .meshes()
        .get(scope.mesh())
        .compose(this::retire)
        .compose(retired -> scope.registry().meshes().claim(template))
        .compose(ours -> ours ? Future.succeededFuture() : Future.failedFuture(taken("")));
  }

  private Future<Void> retire(Optional<MeshRecord> holder) {
    if (holder.isEmpty()) {
      return Future.succeededFuture();
    }
    MeshRecord mesh = holder.get();
    if (!mesh.status().equals(ENDED)) {
      return Future.failedFuture(
          taken(": a mesh of " + mesh.kind() + " of that name is " + mesh.status()));
    }
    return scope
        .caller()
        .tell(
            Addresses.controller(mesh.name()),
            Action.RETIRE,
            new MeshQuery(mesh.name()),
            RETIRE_TIMEOUT)
        .recover(
            failure ->
                Caller.isNobodyThere(failure)
                    ? scope.registry().meshes().remove(mesh).mapEmpty()
                    : Future.failedFuture(failure));
  }

  private RuntimeException taken(String detail) {
    return Refusal.CONFLICT.because("the mesh name '" + scope.mesh() + "' is taken" + detail);
  }

  /**
   * Writes down again what is missing or wrong.
   *
   * @param onLaterEpoch is told if the entry is that of a later term, which is left alone
   * @return how many entries were corrected
   */
  Future<Integer> reconcile(LongConsumer onLaterEpoch) {
    Future<Integer> done =
        lastWrite
            .compose(before -> scope.registry().meshes().get(scope.mesh()))
            .compose(
                found -> {
                  if (removed || isWritten(found)) {
                    return Future.succeededFuture(0);
                  }
                  if (found.isPresent() && found.get().epoch() > scope.epoch()) {
                    onLaterEpoch.accept(found.get().epoch());
                    return Future.succeededFuture(0);
                  }
                  return scope.registry().meshes().put(written).map(put -> put ? 1 : 0);
                });
    lastWrite = done.<Void>mapEmpty().otherwiseEmpty();
    return done;
  }

  private boolean isWritten(Optional<MeshRecord> found) {
    return found
        .filter(record -> record.epoch() == written.epoch())
        .filter(record -> record.status().equals(written.status()))
        .isPresent();
  }

  /** Changes the status that everybody can read; a failure is logged and changes nothing here. */
  Future<Void> status(String status) {
    MeshRecord record =
        new MeshRecord(
            template.name(),
            template.kind(),
            template.epoch(),
            template.node(),
            template.owner(),
            template.resident(),
            template.extent(),
            template.parent(),
            template.members(),
            template.perMember(),
            template.subject(),
            status,
            template.startedAt(),
            template.drillable());
    return inTurn(
        () -> {
          written = record;
          return scope.registry().meshes().put(record);
        },
        "the registry did not take '" + status + "'");
  }

  /** Writes one after another: the registry keeps no order among calls that are under way. */
  private Future<Void> inTurn(Supplier<Future<Boolean>> write, String otherwise) {
    lastWrite =
        lastWrite.compose(
            done ->
                isRegistryGone()
                    ? Future.succeededFuture()
                    : write
                        .get()
                        .onFailure(failure -> onNotWritten(otherwise, failure))
                        .otherwise(false)
                        .mapEmpty());
    return lastWrite;
  }

  /** With the last host went the registry, and every entry in it. */
  private boolean isRegistryGone() {
    try {
      return scope.registry().membership().dataNodes().isEmpty();
    } catch (IllegalStateException left) {
      LOG.debug("{}: this node has left the cluster", scope.mesh(), left);
      return true;
    }
  }

  private void onNotWritten(String otherwise, Throwable failure) {
    if (isRegistryGone()) {
      LOG.debug("{}: {}", scope.mesh(), otherwise, failure);
    } else {
      LOG.warn("{}: {}: {}", scope.mesh(), otherwise, failure.getMessage());
    }
  }

  /** Gives the name back. */
  Future<Void> remove() {
    removed = true;
    return inTurn(() -> scope.registry().meshes().remove(template), "the registry kept its entry");
  }
}
