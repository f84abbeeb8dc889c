package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.shape.Ranks;
import io.netty.channel.EventLoop;
import io.vertx.core.Closeable;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** One subscription, as its hub holds it. Told on the hub's context, cancelled from any. */
final class Interest implements Subscription {

  private final String mesh;
  private final Ranks ranks;
  private final Duration patience;
  private final Listener listener;
  private final Function<Interest, Future<Void>> leaving;
  private final Promise<Subscription> joined;
  private final Closeable hook = completion -> cancel().onComplete(completion);
  private volatile boolean active = true;
  private volatile boolean cancelled;

  /**
   * An interest that is not yet told anything.
   *
   * @param patience how long the controller may be silent
   * @param leaving lets go of it
   */
  Interest(
      String mesh,
      Ranks ranks,
      Duration patience,
      Listener listener,
      Function<Interest, Future<Void>> leaving) {
    this.mesh = mesh;
    this.ranks = ranks;
    this.patience = patience;
    this.listener = listener;
    this.leaving = leaving;
    this.joined = listener.context().promise();
    if (listener.context().isDeployment()) {
      listener.context().addCloseHook(hook);
    }
  }

  Future<Subscription> joined() {
    return joined.future();
  }

  Duration patience() {
    return patience;
  }

  /** The controller knows of it. */
  void join() {
    joined.tryComplete(this);
  }

  /** It cannot be had. */
  void refuse(Throwable cause) {
    end();
    joined.tryFail(cause);
  }

  /** Nothing more will be told; what is on its way is. */
  void end() {
    active = false;
    listener.context().removeCloseHook(hook);
  }

  /** Tells, later and on its own context, what of {@code failure} concerns its ranks. */
  void tell(MeshFailure failure) {
    part(failure).ifPresent(part -> listener.hear(part, this::isWanted));
  }

  /** As {@link #tell}, now: on the {@link #loop} of its context. */
  void tellHere(MeshFailure failure) {
    part(failure).ifPresent(part -> listener.hearHere(part, this::isWanted));
  }

  /** The loop that its context belongs to; empty if it is told on other threads. */
  Optional<EventLoop> loop() {
    return listener.loop();
  }

  private Optional<MeshFailure> part(MeshFailure failure) {
    if (failure.isMeshWide() || ranks.isEmpty()) {
      return Optional.of(failure);
    }
    return failure.concerns(ranks)
        ? Optional.of(failure.withRanks(failure.ranks().intersect(ranks)))
        : Optional.empty();
  }

  @Override
  public String mesh() {
    return mesh;
  }

  @Override
  public Ranks ranks() {
    return ranks;
  }

  @Override
  public boolean isActive() {
    return active;
  }

  @Override
  public Future<Void> cancel() {
    cancelled = true;
    end();
    return leaving.apply(this);
  }

  private boolean isWanted() {
    return !cancelled;
  }
}
