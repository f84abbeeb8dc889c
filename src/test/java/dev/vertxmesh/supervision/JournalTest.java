package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Ranks;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static final SupervisionEvent CRASH = Samples.ended(Status.FAILED, "no model");
  private static final SupervisionEvent OTHER_CRASH = Samples.ended(Status.FAILED, "no memory");
  private static final SupervisionEvent STOP = Samples.ended(Status.STOPPED, "asked");
  private static final SupervisionEvent END = Samples.event(Kind.ENDED, Status.STOPPED);
  private static final SupervisionEvent AWAY = Samples.event(Kind.OUT_OF_REACH, Status.UNKNOWN);

  private final Journal journal = new Journal("scores", 7, 3);

  private static MeshFailure told(SupervisionEvent event, int... ranks) {
    return new MeshFailure("scores", Ranks.of(ranks), event);
  }

  @Test
  @DisplayName("SU-4 notices are numbered from 1; heartbeat and replay do not count")
  void numbers() {
    assertThat(journal.heartbeat().sequence()).isZero();
    assertThat(journal.record(told(CRASH, 1)).id()).isEqualTo("scores/7/1");
    assertThat(journal.heartbeat().sequence()).isEqualTo(1);
    assertThat(journal.replay().sequence()).isEqualTo(1);
    assertThat(journal.record(told(CRASH, 2)).sequence()).isEqualTo(2);
    assertThat(journal.heartbeat().isHeartbeat()).isTrue();
  }

  @Test
  @DisplayName("SU-4 a newcomer is told nothing if nothing happened")
  void emptyReplay() {
    assertThat(journal.replay().failures()).isEmpty();
    assertThat(journal.replay().replay()).isTrue();
  }

  @Test
  @DisplayName("SU-4 A 56 one replay: each cause with all its ranks")
  void replayWithTwoCauses() {
    journal.record(told(CRASH, 2));
    journal.record(told(OTHER_CRASH, 0));
    journal.record(told(CRASH, 5));
    assertThat(journal.replay().failures())
        .containsExactly(told(CRASH, 2, 5), told(OTHER_CRASH, 0));
  }

  @Test
  @DisplayName("SU-4 departure 2: after a crash, a stop is replayed as one of the whole mesh")
  void stopIsMeshWide() {
    journal.record(told(CRASH, 2));
    journal.record(told(STOP));
    journal.record(told(END));
    assertThat(journal.replay().failures()).containsExactly(told(CRASH, 2), told(STOP), told(END));
    assertThat(journal.replay().failures().get(1).concerns(Ranks.of(0))).isTrue();
    assertThat(journal.replay().isFinal()).isTrue();
    assertThat(journal.stop()).contains(told(STOP));
  }

  @Test
  @DisplayName("SU-4 a failure of the whole mesh is a failure, not a stop")
  void meshWideFailure() {
    journal.record(told(CRASH));
    assertThat(journal.stop()).isEmpty();
    assertThat(journal.lastFailure()).contains(told(CRASH));
    assertThat(journal.replay().failures()).containsExactly(told(CRASH));
  }

  @Test
  @DisplayName("SU-4 reach is told when it changes, and not replayed")
  void reachIsNotReplayed() {
    journal.record(told(AWAY, 1));
    assertThat(journal.recent()).hasSize(1);
    assertThat(journal.replay().failures()).isEmpty();
    assertThat(journal.lastFailure()).isEmpty();
  }

  @Test
  @DisplayName("SU-4 departure 18: who missed notices gets them in order")
  void since() {
    journal.record(told(CRASH, 1));
    Notice second = journal.record(told(CRASH, 2));
    Notice third = journal.record(told(STOP, 3));
    assertThat(journal.since(1)).containsExactly(second, third);
    assertThat(journal.since(3)).isEmpty();
    assertThat(journal.since(99)).isEmpty();
    assertThat(journal.since(0)).hasSize(3);
  }

  @Test
  @DisplayName("SU-4 a gap older than the limit is filled by the replay")
  void gapBeyondLimit() {
    for (int rank = 0; rank < 4; rank++) {
      journal.record(told(CRASH, rank));
    }
    assertThat(journal.recent()).extracting(Notice::sequence).containsExactly(2L, 3L, 4L);
    assertThat(journal.since(0)).containsExactly(journal.replay());
    assertThat(journal.since(1)).hasSize(3);
  }

  @Test
  @DisplayName("SU-4 a journal that keeps nothing answers every gap by the replay")
  void keepsNothing() {
    Journal none = new Journal("scores", 1, 0);
    none.record(told(CRASH, 1));
    assertThat(none.since(0)).containsExactly(none.replay());
    assertThat(none.since(1)).isEmpty();
  }

  @Test
  @DisplayName("the latest failure is the latest cause with all its ranks; a stop is none")
  void lastFailure() {
    journal.record(told(STOP, 4));
    assertThat(journal.lastFailure()).isEmpty();
    journal.record(told(CRASH, 1));
    journal.record(told(OTHER_CRASH, 2));
    assertThat(journal.lastFailure()).contains(told(OTHER_CRASH, 2));
  }
}
