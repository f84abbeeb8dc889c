package dev.vertxmesh.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SlotsTest {

  @Test
  @DisplayName("So many run at a time; the others begin in their order as slots get free")
  void takesTurns() {
    Slots slots = new Slots(2);
    List<Promise<Integer>> begun = new ArrayList<>();
    List<Future<Integer>> results = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      results.add(
          slots.run(
              () -> {
                Promise<Integer> work = Promise.promise();
                begun.add(work);
                return work.future();
              }));
    }
    assertThat(begun).hasSize(2);

    begun.get(1).fail("broken");
    assertThat(begun).hasSize(3);
    assertThat(results.get(1).failed()).isTrue();

    begun.get(0).complete(7);
    assertThat(begun).hasSize(4);
    assertThat(results.get(0).result()).isEqualTo(7);
  }

  @Test
  @DisplayName("Work that throws gives its slot back")
  void throwsUp() {
    Slots slots = new Slots(1);
    Future<Void> broken =
        slots.run(
            () -> {
              throw new IllegalStateException("no");
            });

    assertThat(broken.cause()).hasMessage("no");
    assertThat(slots.run(() -> Future.succeededFuture(1)).result()).isEqualTo(1);
  }
}
