package dev.vertxmesh.bench;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/**
 * Beside {@link Thrower throwers} in a worker: passes on who is to throw, and is the other end of
 * the floor.
 */
public final class ThrowStarter extends VerticleBase {

  /** Its address, and its name as a bare echo. */
  static final String ADDRESS = "bench.throw";

  static final String ECHO = "throwers";

  /** Made by the proc. */
  public ThrowStarter() {}

  @Override
  public Future<?> start() {
    return vertx
        .eventBus()
        .<String>consumer(ADDRESS, message -> Thrower.throwNow(message.body()))
        .completion()
        .compose(open -> new BareEcho(vertx).open(ECHO));
  }
}
