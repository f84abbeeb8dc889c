package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class EndEventsTest {

  private static Optional<SupervisionEvent> eventOf(ResourceState state) {
    return EndEvents.of(state, () -> Samples.ACTOR, Samples.NOON);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "NOT_EXIST, STOPPED, STOPPED, its status is not-exist; it may have been killed",
    "STOPPED,   STOPPED, STOPPED, its status is stopped; it may have been killed",
    "TIMEOUT,   FAILED,  TIMEOUT, its status is timeout; it may have been killed",
    "FAILED,    FAILED,  FAILED,  its status is failed; it may have been killed"
  })
  @DisplayName("P3 departure 13: an end without an event makes one, on the expected actor")
  void synthetic(Status status, SupervisionEvent.Kind kind, Status verdict, String message) {
    SupervisionEvent event = eventOf(ResourceState.of(status, 1, 2)).orElseThrow();
    assertThat(event.kind()).isEqualTo(kind);
    assertThat(event.status()).isEqualTo(verdict);
    assertThat(event.subject()).isEqualTo(Samples.ACTOR);
    assertThat(event.cause().message()).isEqualTo(message);
    assertThat(event.cause().learned()).isEqualTo(Learned.POLL);
    assertThat(event.occurredAt()).isEqualTo(Samples.NOON);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"STOPPED", "FAILED", "TIMEOUT", "NOT_EXIST"})
  @DisplayName("P3 the event that came with the state is the one")
  void reported(Status status) {
    SupervisionEvent event = Samples.ended(Status.FAILED, "no model");
    assertThat(eventOf(new ResourceState(status, 1, 2, Optional.of(event)))).contains(event);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.class,
      names = {"STOPPED", "FAILED", "TIMEOUT", "NOT_EXIST"},
      mode = Mode.EXCLUDE)
  @DisplayName("P3 a rank that has not ended makes none")
  void none(Status status) {
    assertThat(eventOf(ResourceState.of(status, 1, 2))).isEmpty();
  }
}
