package dev.vertxmesh.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WireErrorsTest {

  private static final String REPORT = "{'mesh':'m','agent':'a','known':true,'states':%s}";
  private static final String STATE =
      "[{'ranks':'0','state':{'status':'failed','incarnation':1,'generation':1,'event':%s}}]";

  private static String stopWith(String name, String value) {
    return "{'mesh':'m','epoch':1,'ranks':'0','deadline-ms':5}"
        .replaceFirst("'" + name + "':[^,}]*", "'" + name + "':" + value);
  }

  static Stream<Arguments> missing() {
    return Stream.of(
        Arguments.of(StopRanks.class, "{}", "field 'epoch' is missing"),
        Arguments.of(StopRanks.class, "{'mesh':'m','epoch':null}", "field 'epoch' is missing"),
        Arguments.of(StopRanks.class, "{'mesh':'m','epoch':1}", "field 'ranks' is missing"),
        Arguments.of(StopMesh.class, "{}", "mesh is missing"),
        Arguments.of(
            StopRanks.class,
            "{'mesh':'m','epoch':1,'ranks':'0'}",
            "field 'deadline-ms' is missing"),
        Arguments.of(
            GetStates.class,
            "{'mesh':'m','renewal':{'epoch':1,'lease-ms':5}}",
            "field 'renewal.controller' is missing"),
        Arguments.of(
            SpawnMesh.class,
            "{'mesh':'m','kind':'actors'}",
            "field 'on' is missing: the proc mesh for the actors"),
        Arguments.of(
            StateReport.class, REPORT.formatted("[{}]"), "field 'states[0].ranks' is missing"),
        Arguments.of(
            StateReport.class,
            REPORT.formatted("[{'ranks':'0','state':null}]"),
            "field 'states[0].state' is missing"),
        Arguments.of(
            StateReport.class,
            REPORT.formatted(STATE.formatted("{'kind':'failed','status':'failed'}")),
            "field 'states[0].state.event.subject' is missing"));
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(StopRanks.class, stopWith("mesh", "5"), "field 'mesh' must be a text"),
        Arguments.of(StopRanks.class, stopWith("mesh", "{}"), "field 'mesh' must be a text"),
        Arguments.of(StopRanks.class, stopWith("ranks", "3"), "field 'ranks' must be a text"),
        Arguments.of(StopRanks.class, stopWith("ranks", "''"), "field 'ranks' names no rank"),
        Arguments.of(
            StopRanks.class, stopWith("epoch", "'1'"), "field 'epoch' must be a whole number"),
        Arguments.of(
            StopRanks.class, stopWith("epoch", "1.5"), "field 'epoch' must be a whole number"),
        Arguments.of(
            StopRanks.class,
            stopWith("epoch", "99999999999999999999"),
            "field 'epoch' is out of the range of its kind of number"),
        Arguments.of(
            StopRanks.class,
            stopWith("deadline-ms", "'5s'"),
            "field 'deadline-ms' must be a whole number"),
        Arguments.of(
            StopRanks.class,
            stopWith("deadline-ms", "-5"),
            "field 'deadline-ms': -5 is no duration: the least is 0 milliseconds"),
        Arguments.of(
            StopRanks.class,
            stopWith("deadline-ms", "31536000001"),
            "field 'deadline-ms': 31536000001 is too long: the most is a year, 31536000000"
                + " milliseconds"),
        Arguments.of(
            StopMesh.class,
            "{'mesh':'m','reason':'a\\nb'}",
            "field 'reason' has a line break or another control character"),
        Arguments.of(
            StopMesh.class,
            "{'mesh':'m','reason':'" + "r".repeat(1001) + "'}",
            "field 'reason' has 1001 characters; the most is 1000"),
        Arguments.of(
            StopMesh.class,
            "{'mesh':'m','by-owner':'yes'}",
            "field 'by-owner' must be true or false"),
        Arguments.of(
            WaitStatus.class,
            "{'mesh':'m','status':'dead','timeout-ms':5}",
            "field 'status': 'dead' is not one of not-exist, initializing, running, stopping,"
                + " stopped, failed, timeout, unknown"),
        Arguments.of(StateReport.class, REPORT.formatted("'x'"), "field 'states' must be a list"),
        Arguments.of(
            StateReport.class, REPORT.formatted("['x']"), "field 'states[0]' must be an object"),
        Arguments.of(
            GetStates.class, "{'mesh':'m','renewal':3}", "field 'renewal' must be an object"),
        Arguments.of(
            SpawnActors.class, "{'mesh':'m','config':[1]}", "field 'config' must be an object"),
        Arguments.of(
            Subscribe.class,
            "{'mesh':'m','address':'a','handlers':0}",
            "field 'handlers' is 0; the least is 1"),
        Arguments.of(
            AskReply.class,
            "{'replies':[{'ranks':'0','buffer':'?'}]}",
            "field 'replies[0].buffer' must be bytes in base64, with the alphabet for URLs"));
  }

  static Stream<Arguments> malformed() {
    return Stream.of(
        Arguments.of(
            MeshQuery.class,
            "{'mesh':'m','rank':3}",
            "field 'rank' is not known; known here: mesh"),
        Arguments.of(
            GetStates.class,
            "{'mesh':'m','renewal':{'controller':'c','epoch':1,'lease-ms':5,'lease':5}}",
            "field 'renewal.lease' is not known; known here: controller, epoch, lease-ms"),
        Arguments.of(MeshQuery.class, "[]", "the body must be one JSON object"),
        Arguments.of(MeshQuery.class, "'x'", "the body must be one JSON object"),
        Arguments.of(MeshQuery.class, "null", "the body must be one JSON object, not null"),
        Arguments.of(MeshQuery.class, "", "the body must be one JSON object"),
        Arguments.of(MeshQuery.class, "{'mesh':'m'} {}", "the body must be one JSON object"),
        Arguments.of(MeshQuery.class, "{'mesh':", "the body is not JSON: it ends too early"));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource({"missing", "wrong", "malformed"})
  @DisplayName("PR-2 PR-4 a bad body is refused with the path of the field and what to write")
  void refused(Class<?> type, String body, String message) {
    assertRefused(type, Buffer.buffer(body.replace('\'', '"')), message);
  }

  @Test
  @DisplayName("PR-4 news with a field of a later version is read, a wrong type in it is refused")
  void news() {
    JsonObject later = new JsonObject("{'mesh':'m','since':{'release':9}}".replace('\'', '"'));
    assertThat(Wire.readNews(MeshQuery.class, later)).isEqualTo(new MeshQuery("m"));
    assertThatThrownBy(() -> Wire.readNews(MeshQuery.class, later.put("mesh", 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("field 'mesh'");
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource({"missing", "wrong"})
  @DisplayName("PR-1 PR-4 a JSON object is refused with the same words as bytes")
  void refusedAsObject(Class<?> type, String body, String message) {
    assertRefused(type, new JsonObject(body.replace('\'', '"')), message);
  }

  @Test
  @DisplayName("PR-2 what is not JSON, and what is no object, is refused")
  void notJson() {
    assertRefusedLike(MeshQuery.class, Buffer.buffer("hello"), "the body is not JSON: ");
    assertRefusedLike(MeshQuery.class, Buffer.buffer("{\"mesh\":x}"), "the body is not JSON: ");
    assertRefused(MeshQuery.class, new JsonArray(), "the body must be one JSON object, not a list");
    assertRefused(MeshQuery.class, 5, "the body must be one JSON object, not a number");
    assertRefused(MeshQuery.class, true, "the body must be one JSON object, not true or false");
    assertRefused(MeshQuery.class, null, "the body must be one JSON object, not nothing");
    assertRefused(
        MeshQuery.class, new byte[0], "the body must be one JSON object, not something else");
  }

  @Test
  @DisplayName("PR-4 F6 a field that stands twice in an object is refused, by its name")
  void duplicates() {
    assertRefused(
        MeshQuery.class,
        Buffer.buffer("{\"mesh\":\"a\",\"mesh\":\"b\"}"),
        "the body is not JSON: Duplicate field 'mesh'");
  }

  @Test
  @DisplayName("PR-6 F6 a body above the limit is refused, naming it, whatever its form")
  void tooLarge() {
    JsonObject body = new JsonObject().put("mesh", "m");
    assertThat(Wire.read(MeshQuery.class, body, 12)).isEqualTo(new MeshQuery("m"));
    for (Object form : List.of(body, body.toBuffer(), body.encode())) {
      assertThatThrownBy(() -> Wire.read(MeshQuery.class, form, 11))
          .isInstanceOf(RefusedException.class)
          .hasMessage("the body has 12 bytes; the most is 11 (mesh.message.limit)");
    }
  }

  @Test
  @DisplayName("PR-2 F6 an object that nests deeper than a stack is refused")
  void deepObject() {
    JsonObject deep = new JsonObject();
    for (int level = 0; level < 100_000; level++) {
      deep = new JsonObject().put("mesh", deep);
    }
    assertThat(refusalOf(MeshQuery.class, deep)).hasMessageStartingWith("the body ");
  }

  @Test
  @DisplayName("PR-2 F6 a body that nests too deeply, or whose ranks make no sense, is refused")
  void extremes() {
    String deep = "{\"mesh\":\"m\",\"config\":" + "{\"a\":".repeat(2_000);
    assertRefused(
        SpawnActors.class,
        Buffer.buffer(deep),
        "the body is not JSON: a text, a number or the nesting in it is too long");
    assertRefusedLike(
        StopRanks.class,
        Buffer.buffer(stopWith("ranks", "'3-1'").replace('\'', '"')),
        "field 'ranks': ");
    assertRefusedLike(
        StopRanks.class,
        Buffer.buffer(stopWith("mesh", "'a b'").replace('\'', '"')),
        "mesh 'a b' is not allowed");
  }

  private static void assertRefused(Class<?> type, Object body, String message) {
    assertThat(refusalOf(type, body)).hasMessage(message);
  }

  private static void assertRefusedLike(Class<?> type, Object body, String beginning) {
    assertThat(refusalOf(type, body))
        .hasMessageStartingWith(beginning)
        .message()
        .doesNotContain("java", "vertx", "jackson", "JsonToken", "Source");
  }

  private static RefusedException refusalOf(Class<?> type, Object body) {
    RefusedException refused =
        catchThrowableOfType(RefusedException.class, () -> Wire.read(type, body));
    assertThat(refused).isNotNull();
    assertThat(refused.refusal()).isEqualTo(Refusal.BAD_REQUEST);
    return refused;
  }
}
