package dev.vertxmesh;

import static dev.vertxmesh.cluster.TestCluster.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.LogPart;
import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.ReadLog;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.Registry;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogReaderTest extends FacadeFixture {

  private final List<ReadLog> asked = new CopyOnWriteArrayList<>();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Queue<LogPart> parts = new ConcurrentLinkedQueue<>();
  private Door host;

  @BeforeEach
  void openHost() {
    asked.clear();
    heard.clear();
    parts.clear();
    host = Door.at(vertx, Addresses.host("alpha")).on(Action.READ_LOG, ReadLog.class, this::answer);
    await(host.open());
  }

  @AfterEach
  void closeHost() {
    await(host.close());
  }

  /** The next part; the last one again and again. */
  private Future<LogPart> answer(ReadLog request) {
    asked.add(request);
    if (parts.isEmpty()) {
      throw Refusal.NOT_FOUND.because("host alpha has no log of it");
    }
    return Future.succeededFuture(parts.size() > 1 ? parts.remove() : parts.element());
  }

  @Test
  @DisplayName("FA-7 the log of a rank is that of its proc; a mesh has one log for each proc")
  void ofRanks() {
    ActorMesh scores = actors("scores");
    assertThat(scores.logs(1).proc()).isEqualTo("p0");
    assertThat(scores.logs(2).proc()).isEqualTo("p1");
    assertThat(scores.at("hosts", 1).logs(0).proc()).isEqualTo("p1");
    assertThat(scores.logs()).extracting(LogReader::proc).containsExactly("p0", "p1");
    assertThat(await(mesh.findProcs("scores-workers")).at("hosts", 1).logs())
        .extracting(LogReader::proc)
        .containsExactly("p1");
    assertThatThrownBy(() -> scores.logs(4)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mesh.logs("../p0")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("The tail is the last lines, the unfinished one included")
  void tail() {
    parts.add(new LogPart("one\ntwo\nthr", 11, 11, true));
    LogReader log = mesh.logs("p0");
    assertThat(await(log.tail(LogStream.ERR, 2))).containsExactly("two", "thr");
    assertThat(await(log.previous(LogStream.OUT, 9))).containsExactly("one", "two", "thr");
    assertThat(asked)
        .containsExactly(
            new ReadLog("p0", LogStream.ERR, false, -1L, ReadLog.MOST_BYTES),
            new ReadLog("p0", LogStream.OUT, true, -1L, ReadLog.MOST_BYTES));
    assertThatThrownBy(() -> await(log.tail(LogStream.OUT, 0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("Following begins with the last lines, reads on from each part, ends with the proc")
  void follow() {
    parts.add(new LogPart("one\ntwo\nth", 10, 20, true));
    parts.add(new LogPart("ree\nfo", 16, 16, true));
    parts.add(new LogPart("ur", 18, 18, false));
    await(mesh.logs("p0").follow(LogStream.OUT, 1, heard::add).ended());
    assertThat(heard).containsExactly("two", "three", "four");
    assertThat(asked).extracting(ReadLog::from).containsExactly(-1L, 10L, 16L);
  }

  @Test
  @DisplayName("Following ends when it is cancelled, and asks no more")
  void cancel() {
    parts.add(new LogPart("one\n", 4, 4, true));
    parts.add(new LogPart("", 4, 4, true));
    LogFollowing following = mesh.logs("p0").follow(LogStream.OUT, 5, heard::add);
    Awaitility.await().until(() -> asked.size() > 1);
    following.cancel();
    await(following.ended());
    int before = asked.size();
    parts.clear();
    parts.add(new LogPart("two\n", 8, 8, false));
    await(mesh.logs("p0").follow(LogStream.OUT, 0, heard::add).ended());
    assertThat(asked).hasSizeBetween(before + 1, before + 2);
    assertThat(heard).containsExactly("one");
  }

  @Test
  @DisplayName("FA-1 nobody has the log: says so, and NOT_FOUND is the cause")
  void nobody() {
    assertThatThrownBy(() -> await(mesh.logs("p9").tail(LogStream.OUT, 1)))
        .isInstanceOf(MeshException.class)
        .hasMessageContaining("no host has a log of proc 'p9'")
        .satisfies(
            failure -> assertThat(Refusal.of(failure.getCause())).contains(Refusal.NOT_FOUND));
    assertThatThrownBy(() -> await(mesh.logs("p9").follow(LogStream.OUT, 1, heard::add).ended()))
        .isInstanceOf(MeshException.class);
  }

  @Test
  @DisplayName("FA-1 a proc that no host started has no log here, and no host is asked")
  void foreign() {
    ProcRecord foreign =
        new ProcRecord("shop", "", 0, 1, "", "node", "mesh.proc.shop", 1, Instant.now());
    await(Registry.of(vertx).procs().put(foreign));
    assertThatThrownBy(() -> await(mesh.logs("shop").tail(LogStream.OUT, 1)))
        .hasMessageContaining("was started by none of our hosts");
    assertThat(asked).isEmpty();
    await(Registry.of(vertx).procs().remove(foreign));
  }
}
