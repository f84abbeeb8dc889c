package dev.vertxmesh.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerticleConfigTest {

  @Test
  @DisplayName("Nested and flat keys, numbers, booleans and lists become flat texts")
  void flattens() {
    assertThat(
            VerticleConfig.flatten(
                new JsonObject("{\"a\":{\"b\":{\"c\":1},\"d\":[\"x\",2]},\"e.f\":true}")))
        .isEqualTo(Map.of("a.b.c", "1", "a.d", "x,2", "e.f", "true"));
    assertThat(VerticleConfig.flatten(new JsonObject())).isEmpty();
  }

  @Test
  @DisplayName("A null, and a key in both forms, are refused by name")
  void refuses() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerticleConfig.flatten(new JsonObject().putNull("a.b")))
        .withMessageContaining("null for a.b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> VerticleConfig.flatten(new JsonObject("{\"a\":{\"b\":1},\"a.b\":2}")))
        .withMessageContaining("a.b twice");
  }
}
