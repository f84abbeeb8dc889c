package dev.vertxmesh.cli;

import dev.vertxmesh.Answer;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * What the ranks of the demo answered, taken together.
 *
 * @param answered the ranks that answered
 * @param thrown their darts
 * @param hits those in the circle
 */
record Estimate(Ranks answered, long thrown, long hits) {

  static Estimate of(ValueMesh<Answer> answers) {
    long thrown = 0;
    long hits = 0;
    for (Answer answer : answers) {
      if (answer.succeeded() && answer.body() instanceof JsonObject tally) {
        thrown += tally.getLong("thrown");
        hits += tally.getLong("hits");
      }
    }
    return new Estimate(answers.ranksOf(Answer::succeeded), thrown, hits);
  }

  /** For people: {@code pi is about 3.141601, from 5,760,000 darts of ranks 0-7}. */
  @Override
  public String toString() {
    double pi = thrown == 0 ? Double.NaN : 4.0 * hits / thrown;
    return String.format(
        Locale.ROOT, "pi is about %.6f, from %,d darts of ranks %s", pi, thrown, answered);
  }
}
