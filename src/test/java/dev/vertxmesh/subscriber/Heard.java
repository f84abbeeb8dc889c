package dev.vertxmesh.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import io.vertx.core.Handler;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A handler that keeps what it hears, for a test to take in order. */
public final class Heard implements Handler<MeshFailure> {

  private final BlockingQueue<MeshFailure> queue = new LinkedBlockingQueue<>();

  @Override
  public void handle(MeshFailure failure) {
    queue.add(failure);
  }

  /** The next one; fails if there is none within ten seconds. */
  public MeshFailure next() {
    try {
      MeshFailure next = queue.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("a failure within ten seconds").isNotNull();
      return next;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  /** The next one in short: its ranks and message. */
  public String nextInShort() {
    MeshFailure next = next();
    return next.ranks() + ": " + next.event().cause().message();
  }
}
