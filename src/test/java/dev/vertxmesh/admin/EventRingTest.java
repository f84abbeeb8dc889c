package dev.vertxmesh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class EventRingTest {
  private final EventRing ring = new EventRing("a1", 3, 1000);

  private void add(int count) {
    for (int i = 0; i < count; i++) {
      ring.add("scores", "failure", "{}");
    }
  }

  @Test
  @DisplayName("AD-9 after an id come those that followed it")
  void after() {
    add(3);
    assertThat(ring.after("a1-1")).hasValue(2);
    assertThat(ring.from(2, 9)).extracting(EventRing.Entry::number).containsExactly(2L, 3L);
    assertThat(ring.after("a1-3")).hasValue(4);
    assertThat(ring.from(4, 9)).isEmpty();
    assertThat(ring.after("a1-0")).hasValue(1);
  }

  @Test
  @DisplayName("AD-8 AD-9 what was pushed out cannot be gone on from")
  void bounded() {
    add(5);
    assertThat(ring.from(1, 9)).hasSize(3);
    assertThat(ring.after("a1-1")).isEmpty();
    assertThat(ring.after("a1-2")).hasValue(3);
    ring.add("scores", "mesh", "x".repeat(990));
    assertThat(ring.from(1, 9)).hasSize(1);
  }

  @Test
  @DisplayName("AD-9 ids of another life, of the future, or of nothing are of no use")
  void strange() {
    add(1);
    assertThat(ring.after("b2-1")).isEmpty();
    assertThat(ring.after("a1-7")).isEmpty();
    assertThat(ring.after("a1-")).isEmpty();
    assertThat(ring.after("a1-x")).isEmpty();
    assertThat(ring.after("")).isEmpty();
  }

  @Test
  @DisplayName("AD-9 after an interruption nobody goes on")
  void interrupted() {
    add(2);
    ring.interrupt();
    assertThat(ring.after("a1-2")).isEmpty();
    add(1);
    assertThat(ring.after("a1-2")).isEmpty();
    assertThat(ring.after("a1-3")).hasValue(4);
  }

  @Test
  @DisplayName("a text of several lines arrives as such, whatever breaks them")
  void frames() {
    assertThat(SseFrames.event("", "line", "a\nb\r\nc\rd"))
        .hasToString("event: line\ndata: a\ndata: b\ndata: c\ndata: d\n\n");
  }
}
