package dev.vertxmesh.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.protocol.LifelineMessage.Verb;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThreadsNoteTest {

  @Test
  @DisplayName("PR-20 the question is a note that others pass over")
  void question() {
    LifelineMessage asked = LifelineMessage.decode(ThreadsNote.ask(7).encode());
    assertThat(asked.verb()).isEqualTo(Verb.NOTE);
    assertThat(ThreadsNote.of(asked))
        .hasValueSatisfying(
            note -> {
              assertThat(note.asks()).isTrue();
              assertThat(note.question()).isEqualTo(7);
            });
  }

  @Test
  @DisplayName("PR-20 a long answer comes whole, in parts of one line each")
  void answer() {
    String text = "\"main\" id=1\n    at a\\b\n".repeat(5000) + "end";
    List<LifelineMessage> parts = ThreadsNote.answer(7, text);
    StringBuilder whole = new StringBuilder();
    int left = parts.size();
    for (LifelineMessage part : parts) {
      ThreadsNote note = ThreadsNote.of(LifelineMessage.decode(part.encode())).orElseThrow();
      assertThat(note.asks()).isFalse();
      assertThat(note.left()).isEqualTo(--left);
      whole.append(note.text());
    }
    assertThat(left).isZero();
    assertThat(whole).hasToString(text);
    assertThat(ThreadsNote.answer(7, "")).hasSize(1);
  }

  @Test
  @DisplayName("other notes are none")
  void others() {
    assertThat(ThreadsNote.of(new LifelineMessage(Verb.NOTE, "threads are fine"))).isEmpty();
    assertThat(ThreadsNote.of(new LifelineMessage(Verb.STOP, "threads 7 0\n"))).isEmpty();
  }
}
