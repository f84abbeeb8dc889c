package dev.vertxmesh.controller;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Detached;
import dev.vertxmesh.station.Meters;
import dev.vertxmesh.station.SelfWatch;
import dev.vertxmesh.supervision.SelfSuspicion;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

@Timeout(60)
class PollerTest implements Poller.Listener {

  @RegisterExtension final ControllerTestSupport mesh = new ControllerTestSupport();

  private static final SelfSuspicion.Limits LIMITS =
      new SelfSuspicion.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1), 2);

  private final AtomicReference<Duration> clock = new AtomicReference<>(Duration.ofSeconds(100));
  private final AtomicInteger begun = new AtomicInteger();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private FakeProc proc;
  private SelfWatch self;
  private Poller poller;

  @BeforeEach
  void aPollerWithItsOwnClock() {
    ((Logger) LoggerFactory.getLogger(Poller.class)).addAppender(log);
    log.start();
    mesh.setting("mesh.supervision.poll-frequency", "20ms");
    proc = mesh.foreignProc("lone", mesh.vertx());
    poller = poller(Duration.ofMillis(100));
  }

  private Poller poller(Duration patience) {
    Scope scope =
        new Scope(
            mesh.vertx(),
            new Caller(mesh.vertx()),
            Registry.of(mesh.vertx()),
            clock::get,
            mesh.settings(),
            Order.actors("scores", "workers").spec(),
            7,
            Meters.OfMesh.NONE);
    Question question =
        new Question(
            "proc lone", "mesh.proc.lone", "scores", true, true, true, Ranks.of(0), patience);
    self =
        new SelfWatch(
            mesh.vertx(), clock::get, "test", LIMITS, (change, reason) -> heard.add(reason));
    return new Poller(scope, self, () -> List.of(question), this);
  }

  @AfterEach
  void stop() {
    poller.stop();
    self.stop();
    ((Logger) LoggerFactory.getLogger(Poller.class)).detachAppender(log);
  }

  private void awaitRounds(int more) {
    int least = begun.get() + more;
    ControllerTestSupport.await("rounds").until(() -> begun.get() >= least);
  }

  @Test
  @DisplayName("S9 a round later than twice the interval: a warning with the seconds, counted")
  void stall() {
    Future<Void> startedAndFrozen =
        Detached.run(
            mesh.vertx(),
            () -> {
              poller.start();
              clock.updateAndGet(now -> now.plusMillis(2_500));
              return Future.succeededFuture();
            });
    TestCluster.await(startedAndFrozen);
    awaitRounds(3);

    assertThat(poller.stalls()).isEqualTo(1);
    assertThat(List.copyOf(log.list))
        .filteredOn(line -> line.getLevel() == Level.WARN)
        .singleElement()
        .satisfies(
            line -> assertThat(line.getFormattedMessage()).contains("scores", "2.48 s late"));
  }

  @Test
  @DisplayName("CO-5 who has not answered is not asked again, and the rounds go on")
  void oneQuestionAtATime() {
    poller = poller(Duration.ofSeconds(20));
    proc.holdsAnswers();
    poller.start();
    ControllerTestSupport.await("the question").until(() -> proc.heldAnswers() == 1);

    awaitRounds(3);

    assertThat(proc.rounds("scores")).isEqualTo(1);
    proc.givesHeldAnswers();
    ControllerTestSupport.await("the next").until(() -> proc.rounds("scores") > 1);
  }

  @Test
  @DisplayName("S13 departure 7 who does not answer is told once, asked later, and found again")
  void backsOff() {
    proc.goesMute();
    poller.start();
    ControllerTestSupport.await("the miss").until(() -> heard.contains("lost"));
    awaitRounds(3);
    assertThat(proc.rounds("scores")).as("by its clock no time has passed").isEqualTo(1);

    for (int asked = 2; asked <= 6; asked++) {
      awaitAskedAgain(asked);
    }
    proc.speaks();
    awaitAskedAgain(7);

    ControllerTestSupport.await("the answer").until(() -> heard.contains("states"));
    assertThat(heard).startsWith("lost", "found", "states");
  }

  /** The clock goes on by a third of the lease at a time: nobody is asked less often. */
  private void awaitAskedAgain(int times) {
    ControllerTestSupport.await("question " + times)
        .pollInterval(Duration.ofMillis(30))
        .until(
            () -> {
              clock.updateAndGet(now -> now.plusSeconds(1));
              return proc.rounds("scores") >= times;
            });
  }

  @Test
  @DisplayName(
      "CO-12 F5 who seems silent because the controller stood still is asked anew, no more")
  void ownFreeze() {
    proc.holdsAnswers();
    self.start();
    poller.start();
    ControllerTestSupport.await("the question").until(() -> proc.heldAnswers() >= 1);
    clock.updateAndGet(now -> now.plusSeconds(10));

    ControllerTestSupport.await("the doubt")
        .until(() -> heard.stream().anyMatch(reason -> reason.contains("late, more than")));
    ControllerTestSupport.await("questions anew").until(() -> proc.rounds("scores") > 2);
    assertThat(heard).doesNotContain("lost", "found");

    ControllerTestSupport.await("the end of the hold")
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              clock.updateAndGet(now -> now.plusMillis(50));
              return heard.contains("lost");
            });
  }

  @Override
  public void onRound() {
    begun.incrementAndGet();
  }

  @Override
  public void onStates(Question question, StateReport report) {
    heard.add("states");
  }

  @Override
  public void onLost(Question question, Throwable failure) {
    heard.add("lost");
  }

  @Override
  public void onFound(Question question) {
    heard.add("found");
  }

  @Override
  public void onSuperseded(Question question) {
    heard.add("superseded");
  }
}
