package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.Subscribe;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.SelfWatch;
import dev.vertxmesh.supervision.SubscriberLedger;
import dev.vertxmesh.supervision.SubscriberLedger.Form;
import dev.vertxmesh.supervision.SubscriberLedger.Subscriber;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends notices to the subscribers and to the published topic of the mesh, encoded once, and drops
 * subscribers that are dead. A slow subscriber delays nobody else (CO-4).
 */
final class NoticePublisher {

  private static final Logger LOG = LoggerFactory.getLogger(NoticePublisher.class);

  private final Scope scope;
  private final SelfWatch self;
  private final SubscriberLedger subscribers;
  private final Duration timeout;
  private boolean quiet = true;

  NoticePublisher(Scope scope, SelfWatch self) {
    this.scope = scope;
    this.self = self;
    this.subscribers = new SubscriberLedger(scope.settings().get(MeshSettings.NOTICE_MISSES));
    this.timeout = scope.settings().get(MeshSettings.NOTICE_TIMEOUT);
  }

  void subscribe(Subscribe request) {
    subscribers.add(
        new Subscriber(
            request.address(),
            request.node(),
            request.form(),
            request.ranks(),
            request.handlers()));
    scope.meters().subscribers(subscribers.count());
  }

  /** Refuses one more address than the setting allows; who subscribes again is no more. */
  void requireRoom(String address) {
    int most = scope.settings().get(MeshSettings.NOTICE_SUBSCRIBER_LIMIT);
    if (subscribers.addresses() >= most && !subscribers.has(address)) {
      throw Refusal.CONFLICT.because(
          "mesh '%s' has %d subscribers, which is the most (%s): listen to the topic %s, which takes"
                  .formatted(
                      scope.mesh(),
                      most,
                      MeshSettings.NOTICE_SUBSCRIBER_LIMIT,
                      Addresses.events(scope.mesh()))
              + " any number");
    }
  }

  void unsubscribe(String address) {
    subscribers.remove(address);
    scope.meters().subscribers(subscribers.count());
  }

  void nodeLeft(String node) {
    List<Subscriber> gone = subscribers.nodeLeft(node);
    if (!gone.isEmpty()) {
      scope.meters().subscribers(subscribers.count());
      LOG.info(
          "mesh {}, {} subscribers of node {}: heard → dropped: their node left the cluster",
          scope.mesh(),
          gone.size(),
          node);
      gone.forEach(one -> LOG.debug("mesh {}: dropped {}", scope.mesh(), one.address()));
    }
  }

  int count() {
    return subscribers.count();
  }

  /** Tells something that happened. */
  void publish(Notice notice) {
    quiet = false;
    send(notice);
  }

  /** Tells that the controller lives, unless it told something since the last time. */
  void heartbeat(Notice heartbeat) {
    if (quiet) {
      send(heartbeat);
    }
    quiet = true;
  }

  private void send(Notice notice) {
    scope.meters().told(notice);
    Buffer encoded = Wire.toBuffer(notice);
    Map<Boolean, List<Subscriber>> byHub =
        subscribers.all().stream()
            .collect(Collectors.partitioningBy(subscriber -> subscriber.form() == Form.HUB));
    byHub.get(true).forEach(hub -> send(hub, encoded));
    scope.vertx().runOnContext(turn -> sendPlain(byHub.get(false), notice, encoded.toJsonObject()));
  }

  /** In the next turn: JSON is put together when those that take bytes have theirs. */
  private void sendPlain(List<Subscriber> receivers, Notice notice, JsonObject plain) {
    for (Subscriber receiver : receivers) {
      bodyFor(receiver, notice, plain).ifPresent(body -> send(receiver, body));
    }
    scope.caller().publish(Addresses.events(scope.mesh()), Action.NOTICE, plain);
  }

  private static Optional<Object> bodyFor(Subscriber subscriber, Notice notice, JsonObject plain) {
    if (subscriber.ranks().isEmpty() || notice.isHeartbeat()) {
      return Optional.of(plain);
    }
    Notice trimmed = trim(notice, subscriber.ranks());
    return trimmed.failures().isEmpty() ? Optional.empty() : Optional.of(Wire.toJson(trimmed));
  }

  /** The part of {@code notice} that concerns {@code ranks}; empty ranks stand for all. */
  static Notice trim(Notice notice, Ranks ranks) {
    if (ranks.isEmpty()) {
      return notice;
    }
    List<MeshFailure> concerned =
        notice.failures().stream()
            .filter(failure -> failure.concerns(ranks))
            .map(
                failure ->
                    failure.isMeshWide()
                        ? failure
                        : failure.withRanks(failure.ranks().intersect(ranks)))
            .toList();
    return new Notice(notice.mesh(), notice.epoch(), notice.sequence(), notice.replay(), concerned);
  }

  private void send(Subscriber subscriber, Object body) {
    String address = subscriber.address();
    Duration toldAt = scope.ticker().now();
    scope
        .caller()
        .send(address, Action.NOTICE, body, self.stretched(timeout))
        .onSuccess(reply -> acknowledged(address, toldAt))
        .onFailure(failure -> onFailure(address, failure));
  }

  private void acknowledged(String address, Duration toldAt) {
    subscribers.acknowledged(address);
    scope.meters().acknowledged(scope.ticker().now().minus(toldAt));
  }

  private void onFailure(String address, Throwable failure) {
    if (Caller.isNobodyThere(failure)) {
      subscribers.remove(address).ifPresent(gone -> logRemoved(gone, "nobody listens there"));
    } else if (Caller.isTimeout(failure) && !self.mayJudge()) {
      LOG.debug("{}: {} may have answered a frozen controller", scope.mesh(), address);
    } else if (Caller.isTimeout(failure)) {
      subscribers.timedOut(address).ifPresent(gone -> logRemoved(gone, "it does not answer"));
    } else {
      subscribers.acknowledged(address);
    }
  }

  private void logRemoved(Subscriber gone, String why) {
    scope.meters().subscribers(subscribers.count());
    LOG.info("mesh {}, subscriber {}: heard → dropped: {}", scope.mesh(), gone.address(), why);
  }
}
