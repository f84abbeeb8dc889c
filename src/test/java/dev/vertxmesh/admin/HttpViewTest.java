package dev.vertxmesh.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.admin.client.ApiSearch;
import dev.vertxmesh.admin.client.HttpView;
import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.Following;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class HttpViewTest {
  private final SiteBench bench = new SiteBench(false, 8);
  private final String url = "http://127.0.0.1:" + bench.port();

  @AfterEach
  void end() {
    bench.close();
  }

  private HttpView view() {
    return SiteBench.await(ApiSearch.at(url + "/"));
  }

  private Settings settings(String... more) {
    Map<String, String> texts = new HashMap<>();
    texts.put("mesh.admin.port", String.valueOf(bench.port()));
    for (int i = 0; i < more.length; i += 2) {
      texts.put(more[i], more[i + 1]);
    }
    return Settings.of(SettingsLayer.commandLine(texts));
  }

  @Test
  @DisplayName("AD-11 what is read over HTTP equals what was shown")
  void equal() {
    HttpView http = view();
    FakeView own = bench.view;
    assertThat(SiteBench.await(http.hosts())).isEqualTo(SiteBench.await(own.hosts()));
    assertThat(SiteBench.await(http.procs())).isEqualTo(SiteBench.await(own.procs()));
    assertThat(SiteBench.await(http.meshes())).isEqualTo(SiteBench.await(own.meshes()));
    assertThat(SiteBench.await(http.describe("scores")))
        .isEqualTo(SiteBench.await(own.describe("scores")));
    assertThat(SiteBench.await(http.rank("scores", 1)))
        .isEqualTo(SiteBench.await(own.rank("scores", 1)));
    assertThat(SiteBench.await(http.logs("scores", OptionalInt.of(1))))
        .containsExactly("workers.1.1");
    assertThat(SiteBench.await(http.readLog("workers.0.1", LogStream.ERR, true, 7)))
        .containsExactly("loading model", "serving");
    assertThat(SiteBench.await(http.threads("workers.0.1"))).hasSize(1);
  }

  @Test
  @DisplayName("what is refused over HTTP fails as it does in the library")
  void refused() {
    assertThatThrownBy(() -> SiteBench.await(view().describe("scrores")))
        .hasMessageContaining("UnknownNameException")
        .hasMessageContaining("no mesh is called 'scrores'. There are: scores");
    assertThatThrownBy(() -> SiteBench.await(view().follow("scrores", event -> {})))
        .hasMessageContaining("no mesh is called 'scrores'");
  }

  @Test
  @DisplayName("AD-11 a mesh is followed to its end")
  void follow() {
    List<EventView> told = new CopyOnWriteArrayList<>();
    Following following = SiteBench.await(view().follow("scores", told::add));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> told.size() == 1);
    assertThat(told).containsExactly(FakeView.killed(1));
    bench.vertx.runOnContext(now -> bench.view.followers.get(0).end.complete());
    SiteBench.await(following.ended());
  }

  @Test
  @DisplayName("a follower hears that the node is gone, and one that cancels is gone itself")
  void lost() {
    Following cancelled = SiteBench.await(view().follow("scores", event -> {}));
    cancelled.cancel();
    SiteBench.await(cancelled.ended());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> bench.view.followers.get(0).cancelled);
    Following lost = SiteBench.await(view().follow("scores", event -> {}));
    bench.close();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> lost.ended().failed());
    assertThat(lost.ended().cause()).hasMessageContaining(url);
  }

  @Test
  @DisplayName("AD-12 a node of the wanted cluster is found, one of another passed over")
  void search() {
    assertThat(SiteBench.await(ApiSearch.find(settings())).map(HttpView::source))
        .isEqualTo(Optional.of("the HTTP API at " + url));
    assertThat(SiteBench.await(ApiSearch.find(settings("mesh.cluster.name", "production"))))
        .isPresent();
    assertThat(SiteBench.await(ApiSearch.find(settings("mesh.cluster.name", "other")))).isEmpty();
    assertThat(SiteBench.await(ApiSearch.find(settings("mesh.cluster.members", "10.0.0.1:5701"))))
        .isEmpty();
    assertThat(SiteBench.await(ApiSearch.find(settings("mesh.admin.port", "0")))).isEmpty();
  }

  @Test
  @DisplayName("F6 an address where no API is is refused by name")
  void nobody() {
    assertThatThrownBy(() -> SiteBench.await(ApiSearch.at("7080")))
        .hasMessageContaining("is no address of an API");
    bench.close();
    assertThatThrownBy(() -> SiteBench.await(ApiSearch.at(url)))
        .hasMessageContaining("no API answers at " + url);
  }
}
