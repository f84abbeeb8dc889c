package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.MeshFailure;
import io.netty.channel.EventLoop;
import io.vertx.core.Handler;
import io.vertx.core.internal.ContextInternal;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A user's handler and the context that it is called on, whatever the handler does (SB-2). */
record Listener(ContextInternal context, Handler<MeshFailure> handler) {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  /** Calls the handler later, in the order of the calls of this, if it is still wanted then. */
  void hear(MeshFailure failure, BooleanSupplier wanted) {
    try {
      context.runOnContext(later -> callIf(wanted, failure));
    } catch (RejectedExecutionException closed) {
      LOG.debug("not told, because its Vertx is closed: {}", failure);
    }
  }

  /** Calls the handler now, on its context; the thread is that of the context's {@link #loop}. */
  void hearHere(MeshFailure failure, BooleanSupplier wanted) {
    context.dispatch(failure, heard -> callIf(wanted, heard));
  }

  /** The loop on which the context runs everything; empty for a worker's. */
  Optional<EventLoop> loop() {
    return context.isEventLoopContext() ? Optional.of(context.nettyEventLoop()) : Optional.empty();
  }

  private void callIf(BooleanSupplier wanted, MeshFailure failure) {
    if (wanted.getAsBoolean()) {
      call(failure);
    }
  }

  private void call(MeshFailure failure) {
    try {
      handler.handle(failure);
    } catch (RuntimeException | Error broken) {
      LOG.error("a handler broke on: {}", failure, broken);
      throw broken;
    }
  }
}
