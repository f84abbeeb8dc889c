package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.OutOfTouchException;
import dev.vertxmesh.cli.top.Picture;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import java.net.ConnectException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A long look at a cluster")
final class SightTest {
  private static final ApiChoice ANY = new ApiChoice(Optional.empty(), true);

  private final FakePlatform cluster = new FakePlatform();
  private final TestConsole console = new TestConsole();
  private final Tools tools = Tools.of(console.console(), new StopSignal(), cluster);
  private final Settings settings = Settings.defaults();
  private final Visit<ClusterView> visit = Visit.look(tools, settings, ANY);
  private final Sight sight = new Sight(visit, cluster, settings, ANY);

  private static Future<Void> silence() {
    return Future.failedFuture(
        new OutOfTouchException("the API does not answer", new ConnectException()));
  }

  @Test
  @DisplayName("CX-40 the next picture is taken through another node than the one that is silent")
  void moves() {
    cluster.touches.add(silence());
    Future<Picture> picture = sight.take();
    assertThat(picture.succeeded()).isTrue();
    assertThat(picture.result().hosts()).hasSize(1);
    assertThat(cluster.calls).filteredOn(call -> call.startsWith("join")).hasSize(2);
    assertThat(cluster.calls).filteredOn("close"::equals).as("left the first").hasSize(1);
  }

  @Test
  @DisplayName("CX-40 when no other node answers either, it says what the first did")
  void nobody() {
    cluster.touches.add(silence());
    cluster.start = Future.failedFuture("no host answers");
    assertThat(sight.take().cause()).hasMessage("the API does not answer");
    cluster.start = Future.succeededFuture();
    cluster.touches.add(silence());
    assertThat(sight.take().succeeded()).as("it looks again each time").isTrue();
  }

  @Test
  @DisplayName("CX-40 what else goes wrong is no reason to move")
  void stays() {
    cluster.touches.add(Future.failedFuture("overloaded"));
    assertThat(sight.take().cause()).hasMessage("overloaded");
    assertThat(cluster.calls).filteredOn(call -> call.startsWith("join")).hasSize(1);
  }
}
