package dev.vertxmesh.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(VertxExtension.class)
class DoorTest {

  private static final String ADDRESS = "door";
  private static final MeshQuery QUERY = new MeshQuery("scores");
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final List<MeshQuery> taken = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private Caller caller;

  @BeforeEach
  void listen(Vertx fresh) {
    vertx = fresh;
    caller = new Caller(vertx);
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static Throwable failureOf(Future<?> future) throws Exception {
    return await(future.<Throwable>map(done -> null).otherwise(failure -> failure));
  }

  private Door open(Function<MeshQuery, Future<?>> handler) throws Exception {
    Door door =
        Door.at(vertx, ADDRESS)
            .on(
                Action.GET_STATE,
                MeshQuery.class,
                query -> {
                  taken.add(query);
                  return handler.apply(query);
                });
    await(door.open());
    return door;
  }

  private Future<Object> send(Object body, String action) {
    DeliveryOptions options = new DeliveryOptions().setSendTimeout(TIMEOUT.toMillis());
    if (action != null) {
      options.addHeader(Headers.ACTION, action);
    }
    return vertx.eventBus().request(ADDRESS, body, options).map(reply -> reply.body());
  }

  @Test
  @DisplayName("PR-1 the reply comes in the form of the request")
  void replyForm() throws Exception {
    open(query -> Future.succeededFuture(new SubscriberCount(3)));
    JsonObject expected = new JsonObject().put("count", 3);
    assertThat(await(send(Wire.toJson(QUERY), "get-state"))).isEqualTo(expected);
    Object bytes = await(send(Wire.toBuffer(QUERY), "get-state"));
    assertThat(bytes).isInstanceOf(Buffer.class);
    assertThat(((Buffer) bytes).toJsonObject()).isEqualTo(expected);
    assertThat(taken).containsExactly(QUERY, QUERY);
  }

  @Test
  @DisplayName("PR-1 nothing to say is accepted; a raw reply goes out as it is")
  void otherReplies() throws Exception {
    open(query -> Future.succeededFuture());
    assertThat(await(send(Wire.toJson(QUERY), "get-state")))
        .isEqualTo(new JsonObject().put("accepted", true));
    Door raw = Door.at(vertx, "raw");
    raw.onMessage(Action.ASK, message -> Future.succeededFuture(new RawReply(message.body())));
    await(raw.open());
    assertThat(await(caller.send("raw", Action.ASK, "as it is", TIMEOUT)).body())
        .isEqualTo("as it is");
  }

  @Test
  @DisplayName("PR-2 PR-4 an unknown action, or none, is refused by name, and nothing happens")
  void unknownAction() throws Exception {
    open(query -> Future.succeededFuture());
    assertRefused(
        send(Wire.toJson(QUERY), "explode"),
        Refusal.BAD_REQUEST,
        "the message asks for 'explode'; known here: get-state");
    assertRefused(
        send(Wire.toJson(QUERY), "stop"),
        Refusal.BAD_REQUEST,
        "the message asks for 'stop'; known here: get-state");
    assertRefused(
        send(Wire.toJson(QUERY), null),
        Refusal.BAD_REQUEST,
        "the message has no header 'action'; known here: get-state");
    assertThat(taken).isEmpty();
  }

  @Test
  @DisplayName("PR-2 PR-4 a bad body is refused with its field, and nothing happens")
  void badBody() throws Exception {
    open(query -> Future.succeededFuture());
    try (LogLines log = LogLines.of(Door.class)) {
      assertRefused(
          send(new JsonObject().put("mesh", 5), "get-state"),
          Refusal.BAD_REQUEST,
          "field 'mesh' must be a text");
      assertThat(log.lines())
          .containsExactly("WARN refused a message at door: field 'mesh' must be a text");
    }
    assertRefused(
        send("nonsense{", "get-state"),
        Refusal.BAD_REQUEST,
        "the body is not JSON: Unrecognized token 'nonsense': was expecting (JSON String, Number,"
            + " Array, Object or token 'null', 'true' or 'false')");
    assertThat(taken).isEmpty();
    assertThat(await(send(Wire.toJson(QUERY), "get-state"))).isNotNull();
  }

  @Test
  @DisplayName("PR-6 F6 the line that tells of a refusal is one line, and bounded")
  void logLine() throws Exception {
    open(query -> Future.succeededFuture());
    try (LogLines log = LogLines.of(Door.class)) {
      send(Wire.toJson(QUERY), "explode\nERROR all is lost\u001b[2J" + "!".repeat(1_000_000))
          .onComplete(done -> {});
      failureOf(send(Wire.toJson(QUERY), "explode"));
      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().get(0))
          .startsWith("WARN refused a message at door: the message asks for 'explode\\nERROR")
          .contains("\\u001b[2J!!!")
          .endsWith(" characters more")
          .hasSizeLessThan(1_200)
          .doesNotContain("\n");
    }
  }

  @Test
  @DisplayName("PR-6 F6 an order above the limit is refused, a notice is not")
  void limit() throws Exception {
    Door door =
        Door.at(vertx, ADDRESS)
            .atMost(5)
            .on(Action.GET_STATE, MeshQuery.class, query -> Future.succeededFuture())
            .on(Action.NOTICE, MeshQuery.class, query -> Future.succeededFuture());
    await(door.open());
    assertRefused(
        send(Wire.toBuffer(QUERY), "get-state"),
        Refusal.BAD_REQUEST,
        "the body has 17 bytes; the most is 5 (mesh.message.limit)");
    assertThat(await(send(Wire.toBuffer(QUERY), "notice"))).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  @DisplayName("PR-2 a refusal reaches the caller with its code and its sentence")
  void refusals(Refusal refusal) throws Exception {
    open(query -> Future.failedFuture(refusal.because("not now")));
    Throwable failure =
        failureOf(caller.ask(ADDRESS, Action.GET_STATE, QUERY, SubscriberCount.class, TIMEOUT));
    assertThat(failure).isInstanceOf(RefusedException.class).hasMessage("not now");
    assertThat(((RefusedException) failure).refusal()).isEqualTo(refusal);
    assertRefused(send(Wire.toJson(QUERY), "get-state"), refusal, "not now");
  }

  @Test
  @DisplayName("PR-2 a handler that throws a refusal, or calls an argument illegal, refuses")
  void thrownRefusals() throws Exception {
    open(
        query -> {
          throw query.mesh().equals("scores")
              ? Refusal.NOT_FOUND.because("no mesh")
              : new IllegalArgumentException("a bad mesh");
        });
    assertRefused(send(Wire.toJson(QUERY), "get-state"), Refusal.NOT_FOUND, "no mesh");
    assertRefused(
        send(Wire.toJson(new MeshQuery("x")), "get-state"), Refusal.BAD_REQUEST, "a bad mesh");
  }

  @Test
  @DisplayName("PR-2 a handler that breaks, now or later, is 500 to the sender, and logged")
  void brokenHandlers() throws Exception {
    open(
        query ->
            switch (query.mesh()) {
              case "now" -> throw new IllegalStateException("broken now");
              case "later" -> Future.failedFuture(new IllegalStateException("broken later"));
              case "link" -> throw new NoClassDefFoundError("com/example/Gone");
              default -> Future.succeededFuture(new Object());
            });
    try (LogLines log = LogLines.of(Door.class)) {
      assertRefused(ask("now"), Refusal.FAILED, "broken now");
      assertRefused(ask("later"), Refusal.FAILED, "broken later");
      assertRefused(ask("link"), Refusal.FAILED, "com/example/Gone");
      assertThat(failureOf(ask("unfit"))).hasMessageStartingWith("its answer cannot be sent: ");
      assertThat(log.lines()).hasSize(4).allMatch("ERROR a message at door failed"::equals);
    }
  }

  private Future<Object> ask(String mesh) {
    return send(Wire.toJson(new MeshQuery(mesh)), "get-state");
  }

  @Test
  @DisplayName("PR-2 what failed further on is said to have failed there, with its code")
  void furtherOn() throws Exception {
    open(
        query ->
            Future.failedFuture(new ReplyException(ReplyFailure.RECIPIENT_FAILURE, 404, "gone")));
    assertRefused(send(Wire.toJson(QUERY), "get-state"), Refusal.NOT_FOUND, "further on: gone");
  }

  @Test
  @DisplayName("PR-2 a bad message that wants no reply is passed over")
  void noReplyWanted() throws Exception {
    open(query -> Future.succeededFuture());
    DeliveryOptions options = new DeliveryOptions().addHeader(Headers.ACTION, "explode");
    vertx.eventBus().send(ADDRESS, Wire.toJson(QUERY), options);
    vertx.eventBus().publish(ADDRESS, Wire.toJson(QUERY), options);
    assertThat(await(send(Wire.toJson(QUERY), "get-state"))).isNotNull();
    assertThat(taken).hasSize(1);
  }

  @Test
  @DisplayName("PR-3 every question has its own timeout, and nobody there is told at once")
  void timeouts() throws Exception {
    Door door = open(query -> Future.future(never -> {}));
    Duration soon = Duration.ofMillis(50);
    Throwable late = failureOf(caller.tell(ADDRESS, Action.GET_STATE, QUERY, soon));
    assertThat(((ReplyException) late).failureType()).isEqualTo(ReplyFailure.TIMEOUT);
    assertThat(Caller.isNobodyThere(late)).isFalse();
    await(door.close());
    Throwable nobody = failureOf(caller.tell(ADDRESS, Action.GET_STATE, QUERY, TIMEOUT));
    assertThat(Caller.isNobodyThere(nobody)).isTrue();
  }

  @Test
  @DisplayName("a door that is opened anew answers once")
  void reopen() throws Exception {
    Door door = open(query -> Future.succeededFuture());
    await(door.reopen());
    await(caller.tell(ADDRESS, Action.GET_STATE, QUERY, TIMEOUT));
    assertThat(taken).hasSize(1);
    assertThat(door.address()).isEqualTo(ADDRESS);
    await(Door.at(vertx, "closed").close());
  }

  @Test
  @DisplayName("ST-7 a door that is opened anew twice at once answers once; a closed one stays so")
  void reopenTwice() throws Exception {
    Door door = open(query -> Future.succeededFuture());
    Future<Void> first = door.reopen();
    Future<Void> second = door.reopen();
    await(Future.all(first, second));
    await(caller.tell(ADDRESS, Action.GET_STATE, QUERY, TIMEOUT));
    assertThat(taken).hasSize(1);

    await(door.close());
    await(door.reopen());
    Throwable nobody = failureOf(caller.tell(ADDRESS, Action.GET_STATE, QUERY, TIMEOUT));
    assertThat(Caller.isNobodyThere(nobody)).isTrue();
  }

  @Test
  @DisplayName("a caller reads its reply, or says that it cannot")
  void callerReads() throws Exception {
    open(query -> Future.succeededFuture(new SubscriberCount(2)));
    assertThat(await(caller.ask(ADDRESS, Action.GET_STATE, QUERY, SubscriberCount.class, TIMEOUT)))
        .isEqualTo(new SubscriberCount(2));
    Throwable unreadable =
        failureOf(caller.ask(ADDRESS, Action.GET_STATE, QUERY, Accepted.class, TIMEOUT));
    assertThat(unreadable)
        .hasMessage("the reply of door to get-state cannot be read: field 'accepted' is missing");
    assertThat(((RefusedException) unreadable).refusal()).isEqualTo(Refusal.FAILED);
  }

  @Test
  @DisplayName("PR-1 what is published arrives as a JSON object, with its action")
  void publish() throws Exception {
    Future<JsonObject> heard =
        Future.future(
            promise ->
                vertx
                    .eventBus()
                    .<JsonObject>consumer(
                        "topic",
                        message -> {
                          assertThat(message.headers().get(Headers.ACTION)).isEqualTo("notice");
                          promise.tryComplete(message.body());
                        }));
    caller.publish("topic", Action.NOTICE, Wire.toJson(QUERY));
    assertThat(await(heard)).isEqualTo(Wire.toJson(QUERY));
  }

  private static void assertRefused(Future<?> reply, Refusal refusal, String message)
      throws Exception {
    Throwable failure = failureOf(reply);
    assertThat(failure).isInstanceOf(ReplyException.class).hasMessage(message);
    assertThat(((ReplyException) failure).failureCode()).isEqualTo(refusal.code());
    assertThat(Refusal.of(failure)).contains(refusal);
  }
}
