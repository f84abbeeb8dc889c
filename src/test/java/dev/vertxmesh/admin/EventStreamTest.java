package dev.vertxmesh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.admin.SiteBench.Listening;
import dev.vertxmesh.admin.view.HostRow;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class EventStreamTest {
  private final SiteBench bench = new SiteBench(false, 8);

  @BeforeEach
  void generous() {
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  @AfterEach
  void end() {
    bench.close();
  }

  private static void awaitFrames(Listening listening, int count) {
    Awaitility.await(count + " frames").until(() -> listening.frames().size() >= count);
  }

  private void kill(int rank) {
    FakeView.Told told = bench.view.followers.get(0);
    bench.onServer(() -> told.handler.handle(FakeView.killed(rank)));
  }

  @Test
  @DisplayName("hello comes first; what had happened before is not told, what happens is, at once")
  void failures() {
    Listening listening = bench.listen("/api/v1/events", "");
    awaitFrames(listening, 1);
    assertThat(listening.response().getHeader("Content-Type")).startsWith("text/event-stream");
    assertThat(listening.frames().get(0))
        .contains("event: hello", "data: {\"cluster\":\"production\",\"host\":\"alpha\"}");
    kill(0);
    awaitFrames(listening, 2);
    assertThat(listening.frames().get(1))
        .contains("event: failure", "\"mesh\":\"scores\"", "\"ranks\":\"0\"", "\"signal\":9");
    assertThat(listening.frames()).hasSize(2);
  }

  @Test
  @DisplayName("rows are told when they have changed, and when they are gone")
  void rows() {
    Listening listening = bench.listen("/api/v1/events", "");
    awaitFrames(listening, 1);
    HostRow beta = new HostRow("beta", "box", 18, 0, 64, false, FakeView.NOON);
    bench.view.hosts = List.of(bench.view.hosts.get(0), beta);
    awaitFrames(listening, 2);
    assertThat(listening.frames().get(1)).contains("event: host\n", "\"host\":\"beta\"");
    bench.view.hosts = List.of(bench.view.hosts.get(0));
    awaitFrames(listening, 3);
    assertThat(listening.frames().get(2)).contains("event: host-gone", "{\"host\":\"beta\"}");
  }

  @Test
  @DisplayName("AD-9 who comes back goes on where it was")
  void resume() {
    Listening first = bench.listen("/api/v1/events", "");
    awaitFrames(first, 1);
    String last = first.lastId();
    first.leave();
    kill(0);
    Listening second = bench.listen("/api/v1/events", last);
    awaitFrames(second, 2);
    assertThat(second.frames().get(0)).contains("event: hello", "id: " + last);
    assertThat(second.frames().get(1)).contains("event: failure", "\"ranks\":\"0\"");
  }

  @Test
  @DisplayName("AD-9 who cannot go on is told to load everything anew")
  void reset() {
    Listening listening = bench.listen("/api/v1/events", "another-17");
    awaitFrames(listening, 2);
    assertThat(listening.frames().get(1)).contains("event: reset", "another-17 is not kept");
  }

  @Test
  @DisplayName("one mesh alone can be listened to")
  void oneMesh() {
    Listening listening = bench.listen("/api/v1/events?mesh=scores", "");
    awaitFrames(listening, 1);
    bench.view.hosts = List.of();
    Awaitility.await().until(() -> bench.view.looks.get() > 3);
    kill(0);
    awaitFrames(listening, 2);
    assertThat(listening.frames().get(1)).contains("event: failure");
  }

  @Test
  @DisplayName("AD-7 nobody listens: nothing is asked, nobody subscribed")
  void quiet() {
    assertThat(bench.view.looks.get()).isZero();
    assertThat(bench.view.followers).isEmpty();
    Listening listening = bench.listen("/api/v1/events", "");
    awaitFrames(listening, 1);
    assertThat(bench.view.followers).hasSize(1);
    bench.onServer(() -> bench.site.close());
    Awaitility.await().until(() -> bench.view.followers.get(0).cancelled);
  }
}
