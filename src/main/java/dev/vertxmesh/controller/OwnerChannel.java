package dev.vertxmesh.controller;

import dev.vertxmesh.model.Notice;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.SpawnMesh.Owner;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.station.Periodic;
import dev.vertxmesh.station.SelfWatch;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the owner, until it acknowledges, under the same id each time (CO-3, departure 12); and
 * notices when an owner that renews its mesh by messages has gone.
 */
final class OwnerChannel {

  private static final Logger LOG = LoggerFactory.getLogger(OwnerChannel.class);

  private final Scope scope;
  private final SelfWatch self;
  private final Optional<Owner> owner;
  private final Duration timeout;
  private final Duration delay;
  private final int mostRetries;
  private final Set<Long> retryTimers = new HashSet<>();
  private final Periodic leaseCheck;
  private final Runnable onGone;
  private Duration renewedAt;
  private boolean closed;

  /**
   * The channel to the owner of the mesh, if it has one.
   *
   * @param onGone called once the owner's lease has lapsed
   */
  OwnerChannel(Scope scope, SelfWatch self, Runnable onGone) {
    this.scope = scope;
    this.self = self;
    this.owner = scope.spec().owner();
    this.timeout = scope.settings().get(MeshSettings.NOTICE_TIMEOUT);
    this.delay = scope.settings().get(MeshSettings.OWNER_RETRY_DELAY);
    this.mostRetries = scope.settings().get(MeshSettings.OWNER_RETRIES);
    this.onGone = onGone;
    this.renewedAt = scope.ticker().now();
    this.leaseCheck =
        new Periodic(
            scope.vertx(),
            scope.ticker(),
            () -> lease().dividedBy(4),
            (due, now) -> checkLease(now));
  }

  private Duration lease() {
    return owner.map(Owner::lease).orElse(Duration.ZERO);
  }

  /** The mesh runs: from now on the owner must renew it. */
  void open() {
    renew();
    if (!lease().isZero()) {
      leaseCheck.start();
    }
  }

  /** The mesh has ended: there is nothing left to renew; what was told is still repeated. */
  void ended() {
    leaseCheck.stop();
  }

  void close() {
    closed = true;
    leaseCheck.stop();
    retryTimers.forEach(scope.vertx()::cancelTimer);
    retryTimers.clear();
  }

  /** The owner lives. */
  void renew() {
    renewedAt = scope.ticker().now();
  }

  private void checkLease(Duration now) {
    if (now.minus(renewedAt).compareTo(lease()) > 0 && self.mayJudge()) {
      leaseCheck.stop();
      LOG.warn(
          "{}: no word from owner {} for {} ms",
          scope.mesh(),
          owner.map(Owner::address).orElse(""),
          now.minus(renewedAt).toMillis());
      onGone.run();
    }
  }

  void tell(Notice notice) {
    owner.ifPresent(one -> tell(one, notice.id(), Wire.toJson(notice), 0));
  }

  private void tell(Owner one, String id, JsonObject body, int retries) {
    scope
        .caller()
        .send(one.address(), Action.NOTICE, body, timeout)
        .onFailure(
            failure -> {
              if (closed) {
                LOG.debug("{}: notice {} was not acknowledged", scope.mesh(), id);
              } else if (retries >= mostRetries) {
                scope.meters().ownerGivenUp();
                LOG.error(
                    "{}: owner {} did not acknowledge notice {} in {} attempts; giving up",
                    scope.mesh(),
                    one.address(),
                    id,
                    retries + 1,
                    failure);
              } else {
                scope.meters().ownerRetried();
                retryLater(one, id, body, retries + 1);
              }
            });
  }

  private void retryLater(Owner one, String id, JsonObject body, int retries) {
    long timer =
        scope
            .vertx()
            .setTimer(
                Math.max(1, delay.toMillis()),
                fired -> {
                  retryTimers.remove(fired);
                  tell(one, id, body, retries);
                });
    retryTimers.add(timer);
  }
}
