package dev.vertxmesh.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.protocol.AskReply.Reply;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class InboxTest {

  private static final Extent EXTENT = Extent.of("hosts", 2).and("procs", 2);

  @Test
  @DisplayName("an inbox names the actor's place in full, and is read back")
  void roundTrip() {
    Inbox inbox = new Inbox("scores", 3, 2, EXTENT);
    assertThat(inbox.address()).isEqualTo("mesh.inbox/scores/3/2/" + EXTENT);
    assertThat(Inbox.parse(inbox.address())).isEqualTo(inbox);
    assertThat(inbox.point()).isEqualTo(EXTENT.point(3));
    Inbox alone = new Inbox("one", 0, 1, Extent.unity());
    assertThat(Inbox.parse(alone.address())).isEqualTo(alone);
  }

  @Test
  @DisplayName("the inboxes of one life are those of its ranks")
  void many() {
    Inboxes inboxes = new Inboxes("scores", 2, EXTENT);
    assertThat(inboxes.address(0)).isEqualTo(new Inbox("scores", 0, 2, EXTENT).address());
    assertThat(inboxes.address(3)).isEqualTo(new Inbox("scores", 3, 2, EXTENT).address());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "scores",
        "mesh.inbox/scores/3",
        "other/scores/3/1/hosts=2",
        "mesh.inbox/scores/x/1/hosts=2",
        "mesh.inbox/scores/3/99999999999999999999/hosts=2"
      })
  @DisplayName("what is no inbox is an error that says where to find one")
  void notAnInbox(String address) {
    assertThatThrownBy(() -> Inbox.parse(address))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'"
                + address
                + "' is not the inbox of an actor; it stands in the entry 'mesh' of the config()"
                + " of a verticle that a mesh deployed");
  }

  static Stream<Object> bodies() {
    return Stream.of(
        "text",
        7,
        0.5,
        true,
        new JsonArray().add(1).addNull(),
        new JsonObject().put("a", new JsonObject().putNull("b")),
        Buffer.buffer(new byte[] {0, -1, 62, 63, 127}));
  }

  @ParameterizedTest
  @NullSource
  @MethodSource("bodies")
  @DisplayName("PR-1 an answer arrives as the actor replied it, by bytes and by JSON object")
  void replies(Object body) {
    AskReply reply = new AskReply(List.of(Reply.of(2, body)), null, null);
    AskReply fromBytes = Wire.read(AskReply.class, Wire.toBuffer(reply));
    AskReply fromJson = Wire.read(AskReply.class, Wire.toJson(reply));
    assertThat(fromBytes.replies().get(0).body()).isEqualTo(body);
    assertThat(fromJson.replies().get(0).body()).isEqualTo(body);
    AskReply again = Wire.read(AskReply.class, Wire.toBuffer(fromBytes));
    assertThat(again.replies().get(0).body()).isEqualTo(body);
    assertThat(fromBytes.refused()).isEmpty();
  }

  @Test
  @DisplayName("PR-1 a plain consumer reads bytes by getBinary")
  void binary() {
    byte[] bytes = {0, -1, 62, 63, 127};
    AskReply reply = new AskReply(List.of(Reply.of(2, Buffer.buffer(bytes))), null, null);
    JsonObject first = Wire.toJson(reply).getJsonArray("replies").getJsonObject(0);
    assertThat(first.getBinary("buffer")).isEqualTo(bytes);
  }

  @Test
  @DisplayName("a body that cannot travel is an error that says which can")
  void strangeReply() {
    assertThatThrownBy(() -> Reply.of(1, new Object()))
        .hasMessage(
            "it replied a java.lang.Object; an ask takes JSON, text, numbers, booleans and"
                + " buffers");
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  @DisplayName("PR-2 a refusal is known by its code, and codes differ")
  void refusals(Refusal refusal) {
    assertThat(Refusal.of(refusal.because("x"))).contains(refusal);
    assertThat(Refusal.of(reply(ReplyFailure.RECIPIENT_FAILURE, refusal.code()))).contains(refusal);
    assertThat(Refusal.of(reply(ReplyFailure.TIMEOUT, refusal.code()))).isEmpty();
    assertThat(Arrays.stream(Refusal.values()).filter(one -> one.code() == refusal.code()))
        .containsExactly(refusal);
  }

  @Test
  @DisplayName("other failures are no refusals")
  void noRefusal() {
    assertThat(Refusal.of(reply(ReplyFailure.RECIPIENT_FAILURE, 418))).isEmpty();
    assertThat(Refusal.of(new IllegalStateException())).isEmpty();
  }

  private static ReplyException reply(ReplyFailure kind, int code) {
    return new ReplyException(kind, code, "x");
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  @DisplayName("PR-4 each action has its name on the wire")
  void actions(Action action) {
    assertThat(action.text()).matches("[a-z]+(-[a-z]+)*");
    assertThat(Action.of(action.text())).contains(action);
    assertThat(Action.of(action.name())).isEmpty();
  }
}
