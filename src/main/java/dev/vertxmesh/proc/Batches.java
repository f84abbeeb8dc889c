package dev.vertxmesh.proc;

import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Detached;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Work on many ranks at a time, off any verticle's context: begun in portions, so that no loop is
 * held up, and told in portions, so that 100,000 outcomes are not 100,000 messages: all at once if
 * they are known within {@value #PATIENCE_MS} ms, else what is known every so often. All its fields
 * belong to its one context.
 */
final class Batches<T> {

  private static final int PER_TURN = 256;

  /** Longer delays the news of the fast by the slow; shorter tears large portions into pieces. */
  private static final long PATIENCE_MS = 10;

  private static final long NO_TIMER = -1;

  /**
   * What became of one rank.
   *
   * @param value what the work gave; null if it failed
   * @param failure null if it did not fail
   */
  record Outcome<T>(int rank, T value, Throwable failure) {}

  private final Vertx vertx;
  private final Context context;
  private final Context home;
  private final PrimitiveIterator.OfInt ranks;
  private final IntFunction<Future<T>> work;
  private final Consumer<List<Outcome<T>>> report;
  private List<Outcome<T>> outcomes = new ArrayList<>();
  private int unknown;
  private long timer = NO_TIMER;

  private Batches(
      Vertx vertx,
      Context home,
      Ranks ranks,
      IntFunction<Future<T>> work,
      Consumer<List<Outcome<T>>> report) {
    this.vertx = vertx;
    this.context = Detached.context(vertx);
    this.home = home;
    this.ranks = ranks.stream().iterator();
    this.unknown = ranks.size();
    this.work = work;
    this.report = report;
  }

  /**
   * Does {@code work} for each of {@code ranks}; the futures that it gives must belong to the
   * context that it is called on.
   *
   * @param report called on {@code home}, with some outcomes each time, each rank once
   */
  static <T> void run(
      Vertx vertx,
      Context home,
      Ranks ranks,
      IntFunction<Future<T>> work,
      Consumer<List<Outcome<T>>> report) {
    if (!ranks.isEmpty()) {
      Batches<T> batches = new Batches<>(vertx, home, ranks, work, report);
      batches.context.runOnContext(turn -> batches.beginSome());
    }
  }

  private void beginSome() {
    for (int begun = 0; begun < PER_TURN && ranks.hasNext(); begun++) {
      int rank = ranks.nextInt();
      begin(rank).onComplete(done -> gather(new Outcome<>(rank, done.result(), done.cause())));
    }
    if (ranks.hasNext()) {
      context.runOnContext(turn -> beginSome());
    }
  }

  private Future<T> begin(int rank) {
    try {
      return work.apply(rank);
    } catch (RuntimeException refused) {
      return Future.failedFuture(refused);
    }
  }

  private void gather(Outcome<T> outcome) {
    outcomes.add(outcome);
    unknown--;
    if (unknown == 0) {
      vertx.cancelTimer(timer);
      tell();
    } else if (outcomes.size() == 1) {
      timer = vertx.setTimer(PATIENCE_MS, fired -> tell());
    }
  }

  private void tell() {
    List<Outcome<T>> portion = outcomes;
    outcomes = new ArrayList<>();
    home.runOnContext(turn -> report.accept(portion));
  }
}
