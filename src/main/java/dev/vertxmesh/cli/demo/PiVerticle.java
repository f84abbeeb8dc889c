package dev.vertxmesh.cli.demo;

import dev.vertxmesh.MeshContext;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.json.JsonObject;
import java.util.SplittableRandom;

/**
 * The actor of the demo: throws darts at a square, and tells whoever asks how many it threw and how
 * many hit the circle within. Four times the share of hits, over all ranks, approaches pi. An
 * ordinary verticle: all it takes from the mesh is the address of its inbox, and its rank to seed
 * its random numbers.
 *
 * <p>Configuration: {@code darts}, thrown every 50 ms, 20,000 unless said otherwise; a million keep
 * an event loop busy for half of its time.
 */
public final class PiVerticle extends VerticleBase {
  private static final long PERIOD_MILLISECONDS = 50;
  private static final int USUAL_DARTS = 20_000;

  private long thrown;
  private long hits;
  private SplittableRandom random = new SplittableRandom();

  /** An actor that has thrown nothing yet. */
  public PiVerticle() {}

  @Override
  public Future<?> start() {
    MeshContext place = MeshContext.of(config());
    random = new SplittableRandom(place.rank());
    int darts = config().getInteger("darts", USUAL_DARTS);
    vertx.setPeriodic(PERIOD_MILLISECONDS, timer -> throwDarts(darts));
    return vertx
        .eventBus()
        .localConsumer(place.inbox(), question -> question.reply(tally()))
        .completion();
  }

  private void throwDarts(int darts) {
    for (int dart = 0; dart < darts; dart++) {
      double x = random.nextDouble();
      double y = random.nextDouble();
      if (x * x + y * y <= 1) {
        hits++;
      }
    }
    thrown += darts;
  }

  private JsonObject tally() {
    return new JsonObject().put("thrown", thrown).put("hits", hits);
  }
}
