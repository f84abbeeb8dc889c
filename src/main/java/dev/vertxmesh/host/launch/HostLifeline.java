package dev.vertxmesh.host.launch;

import dev.vertxmesh.protocol.LifelineMessage;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The host's end of one JVM's lifeline. Everything runs on the launcher's context, except {@link
 * #lastBeat()} and {@link #isAttached()}.
 */
final class HostLifeline {
  private static final int MAXIMUM_WAITING = 100;

  private final Promise<String> ready = Promise.promise();
  private final Promise<Void> closed = Promise.promise();
  private final Deque<LifelineMessage> waiting = new ArrayDeque<>();
  private Handler<LifelineMessage> handler = this::hold;
  private volatile NetSocket socket;
  private volatile long lastBeat = System.nanoTime();

  boolean isAttached() {
    return socket != null;
  }

  boolean isOpen() {
    return isAttached() && !closed.future().isComplete();
  }

  void attach(NetSocket connected) {
    socket = connected;
    lastBeat = System.nanoTime();
  }

  void detach() {
    closed.tryComplete();
  }

  /**
   * Completes when the JVM's end of an attached connection is gone and all it said has been
   * delivered.
   */
  Future<Void> closed() {
    return closed.future();
  }

  /** Succeeds at READY. */
  Promise<String> ready() {
    return ready;
  }

  long lastBeat() {
    return lastBeat;
  }

  void receive(LifelineMessage message) {
    switch (message.verb()) {
      case BEAT -> lastBeat = System.nanoTime();
      case READY -> {
        ready.tryComplete(message.text());
        handler.handle(message);
      }
      default -> handler.handle(message);
    }
  }

  void handler(Handler<LifelineMessage> next) {
    handler = next;
    while (!waiting.isEmpty()) {
      next.handle(waiting.poll());
    }
  }

  Future<Void> send(LifelineMessage message) {
    return isOpen()
        ? socket.write(message.encode() + '\n')
        : Future.failedFuture("the lifeline is not open");
  }

  private void hold(LifelineMessage message) {
    if (waiting.size() == MAXIMUM_WAITING) {
      waiting.poll();
    }
    waiting.add(message);
  }
}
