package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.MeshFailure;
import io.vertx.core.Handler;
import io.vertx.core.internal.ContextInternal;
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
      context.runOnContext(
          later -> {
            if (wanted.getAsBoolean()) {
              call(failure);
            }
          });
    } catch (RejectedExecutionException closed) {
      LOG.debug("not told, because its Vertx is closed: {}", failure);
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
