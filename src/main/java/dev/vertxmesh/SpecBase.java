package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Handler;
import java.time.Duration;
import java.util.Optional;

/**
 * What the specifications of hosts, procs and actors share. Nothing is checked before the spawn.
 *
 * @param <S> the specification itself
 */
abstract sealed class SpecBase<S extends SpecBase<S>> permits HostSpec, ProcSpec, ActorSpec {

  private final String name;
  private Extent each = Extent.unity();
  private Optional<Duration> lease = Optional.empty();
  private Optional<Duration> poll = Optional.empty();
  private boolean drillable;
  private Optional<Handler<MeshFailure>> onFailure = Optional.empty();
  private boolean resident;

  SpecBase(String name) {
    this.name = name;
  }

  abstract S self();

  /** How often the controller asks; {@code mesh.supervision.poll-frequency} unless said so. */
  public S poll(Duration frequency) {
    poll = Optional.of(frequency);
    return self();
  }

  /**
   * Who is told of failures, as the owner: each failure once, acknowledged and retried, on the
   * context that spawns; and of a stop that it did not ask for. Without, they are logged.
   */
  public S onFailure(Handler<MeshFailure> handler) {
    onFailure = Optional.of(handler);
    return self();
  }

  /**
   * It belongs to nobody and outlives this JVM: one of the hosts watches it, until somebody stops
   * it. What it stands on must be resident as well, or it ends with that. Has no {@link
   * #onFailure}: subscribe.
   */
  public S resident() {
    resident = true;
    return self();
  }

  void leaseFor(Duration duration) {
    lease = Optional.of(duration);
  }

  boolean isResident() {
    return resident;
  }

  void markDrillable() {
    drillable = true;
  }

  String name() {
    return name;
  }

  void each(Extent extent) {
    each = extent;
  }

  Extent each() {
    return each;
  }

  Request request(MeshKind kind) {
    Request request = new Request(name, kind);
    request.lease = lease;
    request.poll = poll;
    request.resident = resident;
    if (resident && onFailure.isPresent()) {
      throw new IllegalArgumentException(
          "mesh '" + name + "' is resident: nobody owns it, subscribe to hear of its failures");
    }
    request.drillable = drillable;
    return request;
  }

  Optional<Handler<MeshFailure>> failureHandler() {
    return onFailure;
  }
}
