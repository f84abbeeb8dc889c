package dev.vertxmesh.bench;

import dev.vertxmesh.MeshContext;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An actor that throws the time of its throw, once, when the {@link ThrowStarter} of its JVM says.
 */
public final class Thrower extends VerticleBase {

  private static final Map<String, Context> WAITING = new ConcurrentHashMap<>();

  /** Made by the proc. */
  public Thrower() {}

  @Override
  public Future<?> start() {
    MeshContext place = MeshContext.of(config());
    WAITING.put(key(place.mesh(), place.rank()), context);
    return Future.succeededFuture();
  }

  static String key(String mesh, int rank) {
    return mesh + "/" + rank;
  }

  /** Has the actor of that key throw {@link System#nanoTime} from within its context. */
  static void throwNow(String key) {
    WAITING
        .remove(key)
        .runOnContext(
            now -> {
              throw new IllegalStateException(Long.toString(System.nanoTime()));
            });
  }
}
