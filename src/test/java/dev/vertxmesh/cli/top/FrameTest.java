package dev.vertxmesh.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.HostRow;
import dev.vertxmesh.admin.view.MeshDetail;
import dev.vertxmesh.admin.view.PlaceRow;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.admin.view.RankRow;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The screen of mesh top")
final class FrameTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "top");
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final Instant NOW = NOON.plusSeconds(3723);

  private static MeshDetail mesh(String name, String on, int running, int failed) {
    List<RankRow> ranks = new ArrayList<>();
    ranks.add(RankRow.of(Ranks.range(0, running), Status.RUNNING));
    List<EventView> events = new ArrayList<>();
    if (failed > 0) {
      Ranks dead = Ranks.range(running, running + failed);
      ranks.add(RankRow.of(dead, Status.FAILED));
      events.add(failure(name, dead));
    }
    return new MeshDetail(
        name,
        on.isEmpty() ? "procs" : "actors",
        "ranks=" + (running + failed),
        on,
        on.isEmpty() ? "" : "com.acme.Score",
        "running",
        "",
        NOON,
        failed > 0 ? "failed" : "running",
        "",
        Ranks.none(),
        1,
        ranks,
        List.of(new PlaceRow("workers.0.e1", Ranks.range(0, running))),
        0,
        events,
        false,
        Optional.empty());
  }

  private static EventView failure(String mesh, Ranks ranks) {
    return new EventView(
        NOON.plusSeconds(60),
        mesh,
        ranks.toString(),
        "failed",
        "proc w1",
        "failed",
        "process-exit",
        "killed by signal 9 (KILL)",
        mesh + ", ranks " + ranks + ": proc w1 failed: killed by signal 9 (KILL)",
        Optional.of(137),
        Optional.of(9),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  private static Picture picture(MeshDetail... meshes) {
    return new Picture(
        "production",
        NOW,
        List.of(
            new HostRow("alpha", "box-1", 17, 1, 64, false, NOON),
            new HostRow("beta", "box-2", 18, 1, 64, false, NOON.plusSeconds(3600))),
        List.of(
            new Picture.Worker(
                new ProcRow("workers.0.e1", "workers", 0, 1, "alpha", 31, NOON),
                OptionalLong.of(181L << 20),
                OptionalLong.of(13)),
            new Picture.Worker(
                new ProcRow("workers.1.e1", "workers", 1, 1, "beta", 32, NOON.plusSeconds(3700)),
                OptionalLong.empty(),
                OptionalLong.empty())),
        List.of(meshes),
        Optional.empty());
  }

  private static Picture usual() {
    return picture(mesh("scores", "workers", 6, 2), mesh("workers", "", 2, 0));
  }

  private static void assertGolden(String name, List<String> lines) throws IOException {
    Path file = GOLDEN.resolve(name + ".txt");
    String text = String.join("\n", lines) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }

  @Test
  @DisplayName("CX-9 frames are what their golden files show (-Dgolden.update=true writes them)")
  void golden() throws IOException {
    Look first = Look.first();
    assertGolden("usual", new Frame(usual(), first, NOW).lines(100, 24, false));
    assertGolden("narrow", new Frame(usual(), first, NOW).lines(64, 24, false));
    assertGolden("small", new Frame(usual(), first, NOW).lines(40, 12, false));
    assertGolden(
        "out-of-touch",
        new Frame(usual().lost("no host is left"), first, NOW.plusSeconds(9))
            .lines(100, 24, false));
    assertGolden("mesh", new Frame(usual(), first.on(Look.Page.MESH), NOW).lines(100, 24, false));
    assertGolden("help", new Frame(usual(), first.on(Look.Page.HELP), NOW).lines(100, 24, false));
    assertGolden(
        "filter", new Frame(usual(), first.filter("work", true), NOW).lines(100, 24, false));
    assertGolden("empty", new Frame(Picture.none("", NOW), first, NOW).lines(100, 24, false));
    assertGolden("whole", Frame.whole(usual(), 100, false));
  }

  @Test
  @DisplayName("CX-9 whatever there is and however small the screen, a frame fits and fills it")
  void fits() {
    MeshDetail[] many =
        IntStream.range(0, 200)
            .mapToObj(index -> mesh("mesh-" + index, "workers", index, index % 3))
            .toArray(MeshDetail[]::new);
    for (int height = 1; height < 60; height += 3) {
      for (int width = 1; width < 120; width += 13) {
        for (Look.Page page : Look.Page.values()) {
          int most = width;
          assertThat(
                  new Frame(picture(many), Look.first().select(150).on(page), NOW)
                      .lines(width, height, false))
              .hasSize(height)
              .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(most));
        }
      }
    }
    assertThat(new Frame(picture(many), Look.first().select(150), NOW).lines(120, 40, false))
        .as("the selected mesh is on the screen")
        .anySatisfy(line -> assertThat(line).startsWith("> mesh-"));
  }

  @Test
  @DisplayName("CX-4 colours surround texts, and control characters of texts do nothing")
  void colours() {
    List<String> frame = new Frame(usual(), Look.first(), NOW).lines(100, 24, true);
    assertThat(String.join("", frame)).contains("\u001b[7m", "\u001b[0m");
    assertThat(Line.plain("a\u001b[2Jb\nc").text(80, true)).isEqualTo("a [2Jb c");
  }

  @ParameterizedTest
  @CsvSource({"NAME,a", "TROUBLE,b", "RANKS,c"})
  @DisplayName("meshes are sorted by name, trouble or ranks")
  void sorts(Look.Sort sort, String first) {
    Picture picture = picture(mesh("c", "w", 9, 0), mesh("a", "w", 1, 0), mesh("b", "w", 1, 1));
    assertThat(Look.first().by(sort).meshes(picture).get(0).mesh()).isEqualTo(first);
  }

  @Test
  @DisplayName("keys select, sort, filter, pause, show and leave")
  void keys() {
    Look look = press(Look.first(), 'j', 'j', 'j', 'k');
    assertThat(look.selected()).isZero();
    assertThat(press(look, 's').sort()).isEqualTo(Look.Sort.TROUBLE);
    assertThat(press(look, 'p').paused()).isTrue();
    assertThat(press(look, '?').page()).isEqualTo(Look.Page.HELP);
    assertThat(press(look, '?', 'q').page()).isEqualTo(Look.Page.ALL);
    assertThat(press(look, Keys.ENTER).page()).isEqualTo(Look.Page.MESH);
    assertThat(press(look, '/', 'q', 'x', Keys.BACKSPACE, Keys.ENTER).filter()).isEqualTo("q");
    assertThat(press(look, '/', 'x', Keys.ESCAPE).filter()).isEmpty();
    assertThat(Keys.apply(look, 'q', 2)).isEmpty();
    assertThat(Keys.apply(look, Keys.END, 2)).isEmpty();
  }

  private static Look press(Look look, int... keys) {
    Look now = look;
    for (int key : keys) {
      now = Keys.apply(now, key, 2).orElseThrow();
    }
    return now;
  }

  /** Plays keys, and remembers what was drawn. */
  private static final class FakeScreen implements Screen {
    private final Deque<Integer> keys = new ArrayDeque<>();
    private final List<List<String>> drawn = new ArrayList<>();
    private boolean closed;

    @Override
    public int width() {
      return 80;
    }

    @Override
    public int height() {
      return 24;
    }

    @Override
    public void draw(List<String> lines) {
      drawn.add(lines);
    }

    @Override
    public int key(long milliseconds) {
      if (keys.isEmpty()) {
        throw new IllegalStateException("the terminal is gone");
      }
      return keys.remove();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  @DisplayName("CX-8 the screen is left as it was by q, by Ctrl-C and by an error")
  void leaves() {
    FakeScreen left = new FakeScreen();
    left.keys.addAll(List.of((int) 'j', (int) 'q'));
    LiveScreen.run(left, usual(), () -> Future.succeededFuture(usual()), () -> false, false);
    assertThat(left.closed).isTrue();
    assertThat(left.drawn).hasSize(2);

    FakeScreen interrupted = new FakeScreen();
    LiveScreen.run(interrupted, usual(), () -> Future.succeededFuture(usual()), () -> true, false);
    assertThat(interrupted.closed).isTrue();

    FakeScreen broken = new FakeScreen();
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                LiveScreen.run(
                    broken, usual(), () -> Future.failedFuture("no"), () -> false, false))
        .hasMessage("the terminal is gone");
    assertThat(broken.closed).isTrue();
  }
}
