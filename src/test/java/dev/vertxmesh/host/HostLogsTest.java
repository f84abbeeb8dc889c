package dev.vertxmesh.host;

import static dev.vertxmesh.host.HostFixture.HOST;
import static dev.vertxmesh.host.HostFixture.LIMIT;
import static dev.vertxmesh.host.HostFixture.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.LogPart;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.ReadLog;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.RefusedException;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A host reads the logs of its workers for whoever asks")
class HostLogsTest {

  private static final Ranks FIRST = Ranks.of(0);
  private static final String WORKER = "workers.0.e1";

  @TempDir Path home;
  private HostFixture host;

  @BeforeEach
  void open() {
    host = new HostFixture(home);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    host.close();
  }

  private Future<LogPart> tryRead(Map<String, Object> request) {
    return host.ask(Action.READ_LOG, request, LogPart.class);
  }

  private LogPart read(LogStream stream, long from) {
    ReadLog request = new ReadLog(WORKER, stream, false, from, ReadLog.MOST_BYTES);
    return get(host.ask(Action.READ_LOG, request, LogPart.class));
  }

  private Path log(String name) {
    return home.resolve("logs").resolve(HOST).resolve(name);
  }

  @Test
  @DisplayName("A log is read while the worker lives, and after its death")
  void readsTheLivingAndTheDead() throws Exception {
    host.start().up(FIRST);

    LogPart living = read(LogStream.ERR, ReadLog.TAIL);
    assertThat(living.text()).contains("worker " + WORKER + " is here\n");
    assertThat(living.live()).isTrue();
    assertThat(get(tryRead(Map.of("worker", WORKER)))).isEqualTo(new LogPart("", 0, 0, true));

    host.signal(0, "KILL");
    host.awaitStatus(0, Status.FAILED);
    await().atMost(LIMIT).until(() -> !read(LogStream.ERR, ReadLog.TAIL).live());
    LogPart dead = read(LogStream.ERR, ReadLog.TAIL);
    assertThat(dead.text()).isEqualTo(living.text());
    assertThat(read(LogStream.ERR, dead.next()))
        .isEqualTo(new LogPart("", dead.next(), dead.next(), false));
  }

  @Test
  @DisplayName("A log is there after the host has forgotten the worker, and after its restart")
  void outlivesItsWorker() {
    host.running("/bin/sh", "-c", "echo last wish >&2; exit 3")
        .start("mesh.ended.retention", "1ms");
    host.spawn(FIRST);
    host.awaitStatus(0, Status.FAILED);
    await().atMost(LIMIT).until(() -> host.describe().procs().isEmpty());
    assertThat(read(LogStream.ERR, ReadLog.TAIL))
        .isEqualTo(new LogPart("last wish\n", 10, 10, false));

    host.undeploy();
    host.start();
    assertThat(read(LogStream.ERR, 5).text()).isEqualTo("wish\n");
  }

  @Test
  @DisplayName("NOT_FOUND of a worker that this host never had")
  void unknownWorker() {
    host.start();
    assertThatThrownBy(() -> get(tryRead(Map.of("worker", "nobody"))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("host alpha has no log of a worker 'nobody'")
        .extracting(failure -> ((RefusedException) failure).refusal())
        .isEqualTo(Refusal.NOT_FOUND);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret", "..", "/etc/passwd", "a/../../secret", "", "a\u0000b"})
  @DisplayName("BAD_REQUEST of what is no worker's id: no path leads out of the folder")
  void noPaths(String worker) throws IOException {
    Files.createDirectories(log("x").getParent());
    Files.writeString(home.resolve("logs").resolve("secret.out"), "secret");
    host.start();
    assertThatThrownBy(() -> get(tryRead(Map.of("worker", worker))))
        .isInstanceOf(RefusedException.class)
        .extracting(failure -> ((RefusedException) failure).refusal())
        .isEqualTo(Refusal.BAD_REQUEST);
  }

  @Test
  @DisplayName("BAD_REQUEST of too much at once, and of a position that cannot be")
  void bounds() {
    host.start();
    assertThatThrownBy(() -> get(tryRead(Map.of("worker", "w", "most-bytes", 262_145))))
        .hasMessageContaining("the most is 262144");
    assertThatThrownBy(() -> get(tryRead(Map.of("worker", "w", "from", -2))))
        .hasMessageContaining("'from' is -2");
    assertThatThrownBy(() -> get(tryRead(Map.of("worker", "w", "stream", "middle"))))
        .hasMessageContaining("out, err");
  }

  @Test
  @DisplayName("HO-11 the log of a worker that writes on and on is cut, and read on across the cut")
  void cutsTheLogsOfTheLiving() {
    host.running("/bin/sh", "-c", "i=0; while :; do i=$((i+1)); echo line $i; sleep 0.001; done")
        .start("mesh.host.log-limit", "1kB", "mesh.host.spawn-ready-timeout", "0");
    host.spawn(FIRST);
    await().atMost(LIMIT).until(() -> Files.exists(log(WORKER + ".out.1")));

    long end = read(LogStream.OUT, ReadLog.TAIL).end();
    await().atMost(LIMIT).until(() -> read(LogStream.OUT, end).end() > end + 10_000);
    assertThat(log(WORKER + ".out").toFile().length()).isLessThan(end + 10_000);
    ReadLog previous = new ReadLog(WORKER, LogStream.OUT, true, ReadLog.TAIL, ReadLog.MOST_BYTES);
    assertThat(get(host.ask(Action.READ_LOG, previous, LogPart.class)).text())
        .matches("(?s)(line \\d+\n)+");
  }

  @Test
  @DisplayName("HO-11 the logs of the dead beyond the retention go, those of the living stay")
  void forgetsTheDead() throws IOException {
    Files.createDirectories(log("x").getParent());
    Files.writeString(log("old.0.e1.out"), "old");
    Files.writeString(log("old.1.e1.out"), "old");
    host.start("mesh.host.log-retention", "0").up(FIRST);

    await()
        .atMost(LIMIT)
        .until(() -> !Files.exists(log("old.0.e1.out")) && !Files.exists(log("old.1.e1.out")));
    assertThat(read(LogStream.ERR, ReadLog.TAIL).text()).contains("is here");
  }
}
