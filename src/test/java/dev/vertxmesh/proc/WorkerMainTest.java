package dev.vertxmesh.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import dev.vertxmesh.protocol.LogLines;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.station.Lifeline;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkerMainTest {

  @TempDir private Path directory;

  private final Vertx vertx = Vertx.vertx();
  private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
  private ServerSocketChannel host;
  private SocketChannel line;
  private Duration lease = Duration.ZERO;
  private BufferedReader lines;

  /** Notes how the JVM would have ended. */
  private final WorkerMain.Jvm jvm =
      new WorkerMain.Jvm() {
        @Override
        public void exit(int code) {
          ends.add("exit " + code);
        }

        @Override
        public void endGroup() {
          ends.add("group");
        }
      };

  @BeforeEach
  void listen() throws IOException {
    host = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    host.bind(UnixDomainSocketAddress.of(directory.resolve("host")));
  }

  @AfterEach
  void close() throws IOException {
    host.close();
    ProcBench.get(vertx.close());
  }

  @Test
  @DisplayName("PA-9 A worker says READY with its address, and ends with code 0 after a stop")
  void stops() throws Exception {
    begin(() -> Future.succeededFuture(vertx));
    assertThat(next(Verb.READY)).isEqualTo("mesh.proc.workers-1");
    StopAll stop = new StopAll("over", Duration.ofSeconds(1));
    ProcBench.get(
        new Caller(vertx)
            .ask(
                "mesh.proc.workers-1",
                Action.STOP_ALL,
                stop,
                Accepted.class,
                Duration.ofSeconds(5)));
    assertThat(next(Verb.LAST_WORDS)).isEqualTo("asked to stop: over; all actors have stopped");
    assertThat(end()).isEqualTo("exit 0");
  }

  @Test
  @DisplayName("PA-9 A worker obeys the STOP of its host")
  void stoppedByHost() throws Exception {
    begin(() -> Future.succeededFuture(vertx));
    next(Verb.READY);
    String stop = new LifelineMessage(Verb.STOP, "the host stops").encode() + "\n";
    line.write(ByteBuffer.wrap(stop.getBytes(StandardCharsets.UTF_8)));
    assertThat(end()).isEqualTo("exit 0");
  }

  @Test
  @DisplayName("PA-9 PA-13 A worker whose lifeline closes ends with its process group, and says so")
  void hostGone() throws Exception {
    try (LogLines log = LogLines.of(WorkerMain.class)) {
      begin(() -> Future.succeededFuture(vertx));
      next(Verb.READY);
      line.close();
      assertThat(end()).isEqualTo("group");
      assertThat(ends).isEmpty();
      assertThat(log.lines())
          .last()
          .isEqualTo(
              "ERROR this worker ends with its process group: its lifeline closed, its host is"
                  + " gone");
    }
  }

  @Test
  @DisplayName("PA-9 PA-13 A worker whose lease lapses says so, in its log and to its host")
  void leaseLapses() throws Exception {
    lease = Duration.ofMillis(200);
    String reason =
        "lease lapsed: no word from controller mesh.controller.workers for 200 ms;"
            + " all actors have stopped";
    try (LogLines log = LogLines.of(WorkerMain.class)) {
      begin(() -> Future.succeededFuture(vertx));
      assertThat(next(Verb.LAST_WORDS)).isEqualTo(reason);
      assertThat(end()).isEqualTo("exit 0");
      assertThat(log.lines()).last().isEqualTo("INFO this worker ends: " + reason);
    }
  }

  @Test
  @DisplayName("PA-9 A worker whose lifeline closes while it joins the cluster ends as well")
  void hostGoneEarly() throws Exception {
    begin(() -> Promise.<Vertx>promise().future());
    next(Verb.HELLO);
    line.close();
    assertThat(end()).isEqualTo("group");
  }

  @Test
  @DisplayName("PA-9 A worker whose host is gone before it begins ends at once")
  void hostNeverThere() throws Exception {
    host.close();
    worker(() -> Future.succeededFuture(vertx)).begin();
    assertThat(end()).isEqualTo("group");
  }

  @Test
  @DisplayName("PA-9 A worker that cannot join the cluster says so, and ends with code 1")
  void cannotJoin() throws Exception {
    begin(() -> Future.failedFuture(new IllegalStateException("no cluster")));
    assertThat(next(Verb.LAST_WORDS)).contains("no cluster");
    assertThat(end()).isEqualTo("exit 1");
  }

  private void begin(Supplier<Future<Vertx>> starter) throws IOException {
    worker(starter).begin();
    line = host.accept();
    lines = new BufferedReader(Channels.newReader(line, StandardCharsets.UTF_8));
  }

  private WorkerMain worker(Supplier<Future<Vertx>> starter) {
    WorkerBootstrap bootstrap =
        new WorkerBootstrap(
            "workers-1",
            "alpha",
            "workers",
            1,
            1,
            Extent.of("procs", 2),
            5,
            "mesh.controller.workers",
            lease,
            List.of(),
            Map.of(),
            false);
    Settings settings =
        Settings.of(SettingsLayer.commandLine(Map.of("mesh.lifeline.close-grace", "500ms")));
    ProcAgentOptions options =
        new ProcAgentOptions(bootstrap.id(), settings, Optional.of(bootstrap));
    Map<String, String> environment =
        Map.of(
            Lifeline.SOCKET_VARIABLE,
            directory.resolve("host").toString(),
            Lifeline.TOKEN_VARIABLE,
            "token");
    return new WorkerMain(options, starter, node -> ProcDirectory.none(), environment, jvm);
  }

  private String next(Verb verb) throws IOException {
    String text = lines.readLine();
    LifelineMessage message = LifelineMessage.decode(text);
    return message.verb() == verb ? message.text() : next(verb);
  }

  private String end() throws InterruptedException {
    return ends.poll(10, TimeUnit.SECONDS);
  }
}
