package dev.vertxmesh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Ranks;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticeTest {

  private static SupervisionEvent event(Kind kind, Status status) {
    Subject subject = new Subject(Subject.Kind.PROC, "proc workers[1]");
    Cause cause = Cause.of(Learned.POLL, "why");
    return new SupervisionEvent(kind, subject, status, cause, Instant.EPOCH);
  }

  private static MeshFailure failure(Kind kind, Status status, Ranks ranks) {
    return new MeshFailure("scores", ranks, event(kind, status));
  }

  @Test
  @DisplayName("MO-3 a failure without ranks concerns the whole mesh")
  void meshWide() {
    MeshFailure wide = failure(Kind.STOPPED, Status.STOPPED, Ranks.none());
    assertThat(wide.isMeshWide()).isTrue();
    assertThat(wide.concerns(Ranks.of(7))).isTrue();
    assertThat(wide).hasToString("scores: proc workers[1] stopped: why");
  }

  @Test
  @DisplayName("MO-3 a failure with ranks concerns those, and can be told of others")
  void someRanks() {
    MeshFailure some = failure(Kind.FAILED, Status.FAILED, Ranks.parse("2-3"));
    assertThat(some.concerns(Ranks.of(3, 9))).isTrue();
    assertThat(some.concerns(Ranks.of(4))).isFalse();
    assertThat(some).hasToString("scores, ranks 2-3: proc workers[1] failed: why");
    assertThat(some.withRanks(Ranks.of(2)))
        .hasToString("scores, rank 2: proc workers[1] failed: why");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "FAILED,          FAILED,  ' failed: why',           true,  true",
    "FAILED,          TIMEOUT, ' timed out: why',        true,  true",
    "STOPPED,         STOPPED, ' stopped: why',          false, true",
    "OUT_OF_REACH,    UNKNOWN, ' is out of reach: why',  false, false",
    "BACK_IN_REACH,   RUNNING, ' is back in reach: why', false, false",
    "STALLED,         RUNNING, ' holds up others: why',  false, false",
    "ANSWERS_AGAIN,   RUNNING, ' answers again: why',    false, false",
    "OBSERVER_DEGRADED, UNKNOWN, ' doubts itself: why',  false, false",
    "OBSERVER_RECOVERED, RUNNING, ' trusts itself again: why', false, false",
    "ENDED,           STOPPED, ' has ended: why',        false, false",
    "CONTROLLER_LOST, UNKNOWN, ': why',                  false, false",
    "CLUSTER_LOST,    UNKNOWN, ': why',                  false, false"
  })
  @DisplayName("each kind of event has its sentence; only ends end, only failures fail")
  void events(Kind kind, Status status, String text, boolean isFailure, boolean isEnd) {
    SupervisionEvent event = event(kind, status);
    assertThat(event).hasToString("proc workers[1]" + text);
    assertThat(event.isFailure()).isEqualTo(isFailure);
    assertThat(event.isEnd()).isEqualTo(isEnd);
  }

  @Test
  @DisplayName("an end is a failure or a stop, as the status says")
  void ended() {
    Subject subject = new Subject(Subject.Kind.ACTOR, "scores[1]");
    Cause cause = Cause.of(Learned.SELF, "done");
    assertThat(SupervisionEvent.ended(subject, Status.TIMEOUT, cause, Instant.EPOCH).kind())
        .isEqualTo(Kind.FAILED);
    assertThat(SupervisionEvent.ended(subject, Status.STOPPED, cause, Instant.EPOCH).kind())
        .isEqualTo(Kind.STOPPED);
  }

  @Test
  @DisplayName("A 54 a heartbeat is empty and no replay; the last notice says so; ids are unique")
  void notices() {
    MeshFailure ended = failure(Kind.ENDED, Status.STOPPED, Ranks.none());
    Notice last = new Notice("scores", 2, 5, false, List.of(ended));
    assertThat(last.isFinal()).isTrue();
    assertThat(last.isHeartbeat()).isFalse();
    assertThat(last.id()).isEqualTo("scores/2/5");
    assertThat(new Notice("scores", 2, 5, false, List.of()).isHeartbeat()).isTrue();
    assertThat(new Notice("scores", 2, 5, true, List.of()).isHeartbeat()).isFalse();
  }

  @Test
  @DisplayName("a report names at least one rank")
  void reportNeedsRanks() {
    ResourceState state = ResourceState.of(Status.RUNNING, 1, 1);
    assertThatThrownBy(() -> new RankReport(Ranks.none(), state))
        .hasMessage("a report needs at least one rank");
  }

  @Test
  @DisplayName("a cause keeps its evidence under another sentence")
  void causes() {
    Cause killed = Cause.exit("was killed", new Exit(137), List.of("last line"));
    Cause other = killed.says("the process was killed");
    assertThat(other.message()).isEqualTo("the process was killed");
    assertThat(other.exit()).contains(new Exit(137));
    assertThat(other.output()).containsExactly("last line");
    Cause thrown = Cause.thrown(Learned.ESCAPE, new IllegalStateException("no model"));
    assertThat(thrown.message()).isEqualTo("java.lang.IllegalStateException: no model");
  }
}
