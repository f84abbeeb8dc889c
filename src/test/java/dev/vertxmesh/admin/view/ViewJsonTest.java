package dev.vertxmesh.admin.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Exit;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class ViewJsonTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.250Z");
  private static final HostRow HOST = new HostRow("alpha", "box", 17, 1, 64, false, NOON);

  private static EventView killed() {
    Cause cause =
        Cause.exit("killed by signal 9 (KILL)", new Exit(137), List.of("loading model"))
            .found(
                new PostMortem(
                    4711,
                    "alpha",
                    PostMortem.Memory.PROBABLY_KILLED,
                    Optional.empty(),
                    Optional.of("bye"),
                    NOON,
                    Optional.empty(),
                    Optional.of(NOON)));
    return event(Ranks.range(2, 4), cause);
  }

  private static EventView thrown() {
    IllegalStateException inner = new IllegalStateException("no model");
    return event(
        Ranks.of(1), Cause.thrown(Cause.Learned.ESCAPE, new IllegalStateException("no", inner)));
  }

  private static EventView event(Ranks ranks, Cause cause) {
    Subject subject = new Subject(Subject.Kind.PROC, "proc workers[1]");
    return EventView.of(
        new MeshFailure(
            "scores", ranks, SupervisionEvent.ended(subject, Status.FAILED, cause, NOON)));
  }

  @Test
  @DisplayName("AD-1 a host is written with the names of its components, in their order")
  void host() {
    assertThat(ViewJson.json(HOST).encode())
        .isEqualTo(
            """
            {"host":"alpha","machine":"box","pid":17,"procs":1,"max-procs":64,\
            "launched":false,"started":"2026-01-02T12:00:00.250Z"}""");
  }

  @Test
  @DisplayName("AD-1 an event has its sentence and its evidence; what is absent is left out")
  void eventJson() {
    JsonObject json = ViewJson.json(killed());
    assertThat(json.getString("sentence"))
        .isEqualTo("scores, ranks 2-3: proc workers[1] failed: killed by signal 9 (KILL)");
    assertThat(json.getInteger("signal")).isEqualTo(9);
    assertThat(json.getJsonObject("post-mortem").fieldNames())
        .containsExactly("pid", "host", "memory", "started", "ended", "last-words");
    assertThat(json.fieldNames()).doesNotContain("thrown");
    assertThat(ViewJson.json(thrown()).fieldNames())
        .contains("thrown")
        .doesNotContain("exit-code", "signal", "output", "post-mortem");
  }

  @Test
  @DisplayName("AD-2 what was written is read back equal")
  void roundTrip() {
    MeshDetail mesh =
        new MeshDetail(
            "scores",
            "actors",
            "procs=4",
            "workers",
            "com.acme.S",
            "running",
            "",
            NOON,
            "failed",
            "killed",
            Ranks.none(),
            2,
            List.of(RankRow.of(Ranks.parse("0-1"), Status.RUNNING)),
            List.of(new PlaceRow("w0", Ranks.parse("0-1"))),
            3,
            List.of(killed(), thrown()),
            true,
            Optional.of(new LeaseView(7, 60_000, List.of(new LeaseView.LeftRow("w0", 52_000)))));
    assertThat(ViewJson.read(MeshDetail.class, ViewJson.json(mesh))).isEqualTo(mesh);
    assertThat(ViewJson.read(HostRow.class, ViewJson.json(List.of(HOST)))).containsExactly(HOST);
  }

  @Test
  @DisplayName("AD-2 unknown fields are passed over, unknown kinds kept")
  void newer() {
    JsonObject json =
        ViewJson.json(killed()).put("event", "resurrected").put("mood", new JsonArray());
    assertThat(ViewJson.read(EventView.class, json).event()).isEqualTo("resurrected");
  }

  @Test
  @DisplayName("F6 what is no such record is refused by name")
  void unfit() {
    JsonObject json = ViewJson.json(HOST).put("pid", "many");
    assertThatThrownBy(() -> ViewJson.read(HostRow.class, json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("HostRow");
    JsonObject timeless = ViewJson.json(HOST).put("started", "noon");
    assertThatThrownBy(() -> ViewJson.read(HostRow.class, timeless))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("an event concerns its ranks, or all")
  void concerns() {
    assertThat(killed().concerns(3)).isTrue();
    assertThat(killed().concerns(4)).isFalse();
    assertThat(event(Ranks.none(), Cause.of(Cause.Learned.REQUEST, "over")).concerns(9)).isTrue();
  }
}
