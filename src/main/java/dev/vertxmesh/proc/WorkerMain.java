package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import dev.vertxmesh.protocol.ThreadsNote;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Detached;
import dev.vertxmesh.station.Lifeline;
import dev.vertxmesh.station.ProcessGroup;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of a worker JVM: it joins the cluster, and takes actors for as long as its host and its
 * lease last. It registers no shutdown hook, and no end waits for an event loop that may be blocked
 * (PA-9).
 */
public final class WorkerMain {

  private static final Logger LOG = LoggerFactory.getLogger(WorkerMain.class);
  private static final Duration BEAT_WITHOUT_WATCHDOG = Duration.ofMillis(2500);
  private static final Duration LAST_WORDS_LIMIT = Duration.ofSeconds(1);

  private final Supplier<Future<Vertx>> starter;
  private final Settings settings;
  private final Map<String, String> environment;
  private final Jvm jvm;
  private final ProcAgentOptions options;
  private final Function<Vertx, ProcDirectory> directories;
  private final AtomicBoolean hostGone = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Promise<ProcAgent> agent = Promise.promise();
  private volatile Optional<Lifeline> lifeline = Optional.empty();

  /** How this JVM ends. Neither returns. */
  interface Jvm {
    /** With this exit code; no shutdown hook runs. */
    void exit(int code);

    /** With its whole process group, by force. */
    void endGroup();

    /** The JVM that runs this. */
    static Jvm own() {
      return new Jvm() {
        @Override
        public void exit(int code) {
          flush();
          Runtime.getRuntime().halt(code);
        }

        @Override
        public void endGroup() {
          flush();
          ProcessGroup.endOwn();
        }

        private void flush() {
          System.out.flush();
          System.err.flush();
        }
      };
    }
  }

  WorkerMain(
      ProcAgentOptions options,
      Supplier<Future<Vertx>> starter,
      Function<Vertx, ProcDirectory> directories,
      Map<String, String> environment,
      Jvm jvm) {
    this.options = options;
    this.settings = options.settings();
    this.starter = starter;
    this.directories = directories;
    this.environment = environment;
    this.jvm = jvm;
  }

  /**
   * Connects the lifeline that the environment names, joins the cluster, deploys the proc agent,
   * and tells the host the agent's address once it takes actors. Returns at once; the JVM ends
   * itself: with 0 or 1 after a stop or a lapsed lease ({@link ProcAgent#ended()}), with 1 if it
   * cannot join or the agent cannot be deployed, and with its process group when its host is gone.
   *
   * @param bootstrap as what the host started it
   * @param settings of this JVM
   * @param starter joins the cluster
   * @param directories where an agent on that node writes itself down
   */
  public static void run(
      WorkerBootstrap bootstrap,
      Settings settings,
      Supplier<Future<Vertx>> starter,
      Function<Vertx, ProcDirectory> directories) {
    ProcAgentOptions options =
        new ProcAgentOptions(bootstrap.id(), settings, Optional.of(bootstrap));
    new WorkerMain(options, starter, directories, System.getenv(), Jvm.own()).begin();
  }

  void begin() {
    if (connect()) {
      starter.get().compose(this::deploy).onComplete(agent);
      agent
          .future()
          .onSuccess(deployed -> say(Verb.READY, deployed.address()))
          .onFailure(this::onNotDeployed);
    }
  }

  private Future<ProcAgent> deploy(Vertx vertx) {
    ProcAgent deployed =
        new ProcAgent(
            options,
            directories.apply(vertx),
            Ticker.system(),
            report -> say(Verb.HANG, report.encode()));
    deployed.ended().onSuccess(code -> onEnded(deployed.endReason(), code));
    return Detached.deploy(vertx, () -> deployed, new DeploymentOptions()).map(deployed);
  }

  private boolean connect() {
    Lifeline.Listener listener = Lifeline.Listener.of(this::onMessage, this::onHostGone);
    try {
      lifeline = Lifeline.fromEnvironment(environment, beat(), listener);
    } catch (IOException nobody) {
      LOG.error(
          "this worker ends with its process group: its host is gone, {}", nobody.getMessage());
      jvm.endGroup();
      return false;
    }
    if (lifeline.isEmpty()) {
      LOG.warn("no host launched this worker: it ends by a stop or when its lease lapses");
    }
    return true;
  }

  private Duration beat() {
    Duration hang = settings.get(MeshSettings.HANG_TIMEOUT);
    return hang.isZero() ? BEAT_WITHOUT_WATCHDOG : hang.dividedBy(4);
  }

  /** Runs on the lifeline's own thread: it answers while every event loop is blocked. */
  private void onMessage(LifelineMessage message) {
    ThreadsNote.of(message).filter(ThreadsNote::asks).ifPresent(this::tellThreads);
    if (message.verb() == Verb.STOP) {
      Duration deadline = settings.get(MeshSettings.PROCESS_EXIT_TIMEOUT);
      agent.future().onSuccess(deployed -> deployed.end(message.text(), deadline));
    }
  }

  private void tellThreads(ThreadsNote question) {
    String text = String.join("\n", ThreadStacks.lines());
    ThreadsNote.answer(question.question(), text).forEach(part -> say(part.verb(), part.text()));
  }

  /** Runs on the lifeline's own thread, which may wait. */
  private void onHostGone() {
    hostGone.set(true);
    LOG.error("the host of this worker is gone, its lifeline closed: all its actors stop");
    Duration grace = settings.get(MeshSettings.LIFELINE_CLOSE_GRACE);
    agent.future().onSuccess(deployed -> deployed.endUnheard("its host is gone", grace));
    try {
      if (!ended.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("not all actors have stopped within {} ms", grace.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.error("this worker ends with its process group: its lifeline closed, its host is gone");
    jvm.endGroup();
  }

  private void onEnded(String reason, int code) {
    ended.countDown();
    if (!hostGone.get()) {
      String actors = "all actors have stopped" + (code == 0 ? "" : ", some had failed");
      leave(reason + "; " + actors, code);
    }
  }

  private void onNotDeployed(Throwable failure) {
    LOG.error("this worker cannot take actors", failure);
    leave("the worker cannot take actors: " + failure, 1);
  }

  private void leave(String lastWords, int code) {
    say(Verb.LAST_WORDS, lastWords);
    lifeline.ifPresent(line -> line.flush(LAST_WORDS_LIMIT));
    LOG.info("this worker ends: {}", lastWords);
    jvm.exit(code);
  }

  private void say(Verb verb, String text) {
    lifeline.ifPresent(line -> line.send(verb, text));
  }
}
