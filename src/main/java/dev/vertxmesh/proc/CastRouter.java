package dev.vertxmesh.proc;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Hands casts and asks on to the local inboxes of actors, their bodies untouched (PA-5). */
final class CastRouter {

  private final Tools tools;
  private final ActorDecks decks;
  private final PendingAsks asks;

  /**
   * One message to actors of this proc.
   *
   * @param mesh their mesh
   * @param ranks which of them
   * @param headers what the actors are to see of the headers
   * @param body as it came
   */
  record Cast(String mesh, Ranks ranks, MultiMap headers, Object body) {}

  CastRouter(Tools tools, ActorDecks decks, PendingAsks asks) {
    this.tools = tools;
    this.decks = decks;
    this.asks = asks;
  }

  Future<CastReply> cast(Cast cast) {
    Ranks open = open(cast);
    List<MeshFailure> ended = ended(cast);
    List<AskReply.Refused> refused = refused(cast);
    Ranks.Builder mute = Ranks.builder();
    List<Future<?>> written = new ArrayList<>();
    DeliveryOptions options = options(cast);
    open.stream()
        .forEach(
            rank ->
                written.add(
                    bus()
                        .sender(inbox(cast, rank), options)
                        .write(cast.body())
                        .onFailure(nobody -> mute.add(rank))));
    return (written.isEmpty() ? Future.succeededFuture() : Future.join(written))
        .transform(
            all -> {
              Ranks without = mute.build();
              return Future.succeededFuture(
                  new CastReply(open.minus(without), without, refused, ended));
            });
  }

  Future<AskReply> ask(Cast cast, Duration timeout) {
    Ranks open = open(cast);
    PendingAsk ask = new PendingAsk(cast.mesh(), open, ended(cast), refused(cast), timeout);
    DeliveryOptions options = options(cast).setSendTimeout(Math.max(1, timeout.toMillis()));
    asks.add(ask);
    open.stream()
        .forEach(
            rank ->
                bus()
                    .<Object>request(inbox(cast, rank), cast.body(), options)
                    .onComplete(
                        reply -> {
                          ask.onReply(rank, reply);
                          decks.find(cast.mesh()).ifPresent(ActorDeck::onAnswer);
                        }));
    return ask.answer();
  }

  private EventBus bus() {
    return tools.vertx().eventBus();
  }

  private static DeliveryOptions options(Cast cast) {
    return new DeliveryOptions().setLocalOnly(true).setHeaders(cast.headers());
  }

  private String inbox(Cast cast, int rank) {
    return decks.find(cast.mesh()).orElseThrow().inbox(rank);
  }

  /** Those who take it. */
  private Ranks open(Cast cast) {
    return here(cast, deck -> deck.live(cast.ranks())).minus(stopping(cast));
  }

  private Ranks stopping(Cast cast) {
    return here(cast, deck -> deck.stopping(cast.ranks()));
  }

  private Ranks here(Cast cast, Function<ActorDeck, Ranks> those) {
    return decks.find(cast.mesh()).map(those).orElse(Ranks.none());
  }

  /** Those who finish what they have (PA-12). */
  private List<AskReply.Refused> refused(Cast cast) {
    Ranks stopping = stopping(cast);
    return stopping.isEmpty()
        ? List.of()
        : List.of(AskReply.Refused.stopping(cast.mesh(), stopping));
  }

  private List<MeshFailure> ended(Cast cast) {
    Optional<ActorDeck> deck = decks.find(cast.mesh());
    List<MeshFailure> ended = new ArrayList<>();
    deck.ifPresent(here -> ended.addAll(here.ended(cast.ranks())));
    Ranks elsewhere = cast.ranks().minus(deck.map(ActorDeck::ranks).orElse(Ranks.none()));
    if (!elsewhere.isEmpty()) {
      ended.add(new MeshFailure(cast.mesh(), elsewhere, notHere(cast.mesh(), elsewhere)));
    }
    return ended;
  }

  private SupervisionEvent notHere(String mesh, Ranks ranks) {
    Subject subject = new Subject(Subject.Kind.ACTOR, mesh + "[" + ranks + "]");
    Cause cause = Cause.of(Learned.POLL, "not on proc " + tools.proc());
    return SupervisionEvent.ended(subject, Status.NOT_EXIST, cause, Instant.now());
  }
}
