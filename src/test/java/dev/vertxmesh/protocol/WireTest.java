package dev.vertxmesh.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.SubscriberLedger.Form;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {

  static List<WireExamples.Example> examples() {
    return WireExamples.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("PR-1 each message round-trips, as bytes, as a JSON object and as text")
  void roundTrips(WireExamples.Example example) {
    Object message = example.message();
    Buffer bytes = Wire.toBuffer(message);
    assertThat((Object) Wire.read(message.getClass(), bytes)).isEqualTo(message);
    assertThat((Object) Wire.read(message.getClass(), Wire.toJson(message))).isEqualTo(message);
    assertThat((Object) Wire.read(message.getClass(), bytes.toString())).isEqualTo(message);
  }

  @Test
  @DisplayName("PR-1 a plain consumer leaves out what is optional: subscribe")
  void plainSubscribe() {
    JsonObject body = new JsonObject().put("mesh", "scores").put("address", "page");
    assertThat(Wire.read(Subscribe.class, body))
        .isEqualTo(new Subscribe("scores", "page", "", Form.PLAIN, Ranks.none(), 1));
    assertThat(Wire.read(Subscribe.class, body.putNull("ranks").putNull("node")).node()).isEmpty();
  }

  @Test
  @DisplayName("PR-1 a plain consumer leaves out what is optional: stop, get-states, spawn-mesh")
  void plainRequests() {
    JsonObject body = new JsonObject().put("mesh", "scores");
    StopMesh stop = Wire.read(StopMesh.class, body);
    assertThat(stop)
        .isEqualTo(new StopMesh("scores", Ranks.none(), "no reason given", null, false));
    assertThat(Wire.read(GetStates.class, body).renewal()).isEmpty();
    SpawnMesh hosts = Wire.read(SpawnMesh.class, body.copy().put("kind", "hosts"));
    assertThat(hosts.kind()).isEqualTo(MeshKind.HOSTS);
    assertThat(hosts.hosts()).isZero();
    assertThat(hosts.extent()).isEqualTo(Extent.unity());
    assertThat(hosts.lease()).isEmpty();
    assertThat(hosts.owner()).isEmpty();
    assertThat(hosts.config()).isEqualTo(new JsonObject());
  }

  @Test
  @DisplayName("PR-1 a configuration arrives as it was, nulls, lists and objects included")
  void configuration() {
    JsonObject config =
        new JsonObject()
            .putNull("nothing")
            .put("list", new JsonArray().add(1).addNull().add(new JsonObject().putNull("x")))
            .put("bytes", Buffer.buffer("abc"));
    JsonObject body =
        Wire.toJson(
            new SpawnActors(
                "scores",
                1,
                "c",
                Duration.ZERO,
                Extent.unity(),
                Ranks.of(0),
                1,
                "T",
                config,
                null,
                false));
    assertThat(Wire.read(SpawnActors.class, body).config())
        .isEqualTo(new JsonObject(config.encode()));
  }

  @Test
  @DisplayName("PR-1 half of a surrogate pair does not stop a message")
  void halfSurrogate() {
    StopAll read = Wire.read(StopAll.class, Wire.toBuffer(new StopAll("a\ud83d", Duration.ZERO)));
    assertThat(read.reason()).isEqualTo("a?");
  }

  @Test
  @DisplayName("what JSON cannot say is an error that names the message")
  void unfit() {
    JsonObject config = new JsonObject().put("context", new Object());
    SpawnActors message =
        new SpawnActors(
            "scores", 1, "c", null, Extent.unity(), Ranks.of(0), 1, "T", config, null, false);
    assertThatThrownBy(() -> Wire.toBuffer(message))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("a SpawnActors cannot be encoded: ");
    assertThatThrownBy(() -> Wire.read(SpawnActors.class, config))
        .isInstanceOf(RefusedException.class)
        .hasMessage("the body holds a value that is not JSON");
  }
}
