package dev.vertxmesh.cli;

import dev.vertxmesh.cluster.HostNode;
import dev.vertxmesh.protocol.HostBootstrap;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import dev.vertxmesh.station.Lifeline;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The main class of a host JVM that another JVM launched: it ends when its launcher is gone, when
 * it is told to, and on TERM, workers first.
 */
public final class HostMain {

  private static final Logger LOG = LoggerFactory.getLogger(HostMain.class);
  private static final Duration BEAT = Duration.ofSeconds(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

  private final CountDownLatch toEnd = new CountDownLatch(1);

  private HostMain() {}

  /**
   * Starts the host that the environment describes.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    Runtime.getRuntime().halt(new HostMain().run(HostBootstrap.from(System.getenv())));
  }

  private int run(HostBootstrap bootstrap) {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onTerm, "mesh-host-term"));
    try (Lifeline lifeline = lifeline()) {
      HostNode node = await(HostNode.startLaunched(bootstrap));
      node.ended().onSuccess(told -> toEnd.countDown());
      lifeline.send(Verb.READY, node.memberAddress());
      toEnd.await();
      await(node.stop("its launcher ends it"));
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 1;
    } catch (IOException | RuntimeException failure) {
      LOG.error("this host cannot run: {}", failure.getMessage(), failure);
      return 1;
    } finally {
      stopped.countDown();
    }
  }

  private final CountDownLatch stopped = new CountDownLatch(1);

  private Lifeline lifeline() throws IOException {
    Lifeline.Listener listener =
        Lifeline.Listener.of(
            message -> {
              if (message.verb() == Verb.STOP) {
                toEnd.countDown();
              }
            },
            toEnd::countDown);
    return Lifeline.fromEnvironment(System.getenv(), BEAT, listener)
        .orElseThrow(() -> new IllegalStateException("nobody launched this host"));
  }

  /** Runs in the shutdown hook: waits until the host has stopped. */
  private void onTerm() {
    toEnd.countDown();
    try {
      if (!stopped.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the host did not stop within {} s", STOP_LIMIT.toSeconds());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T await(Future<T> future) {
    return future.toCompletionStage().toCompletableFuture().join();
  }
}
