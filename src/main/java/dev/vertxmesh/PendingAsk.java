package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One ask whose answers are coming in. Ranks are those of the mesh; the answers are in the order of
 * the slice that asked. A reply replaces the news that its rank ended since; nothing else replaces
 * an answer. Safe from any thread.
 */
final class PendingAsk {

  private final UnaryOperator<Ranks> positions;
  private final Ranks asked;
  private final Answer[] answers;
  private final Promise<ValueMesh<Answer>> promise;
  private Ranks open;

  PendingAsk(Region region, Promise<ValueMesh<Answer>> promise) {
    this(region.baseRanks(), region::viewRanks, promise);
  }

  /**
   * As yet without any answer.
   *
   * @param asked the ranks of the mesh that are asked
   * @param positions where their answers stand, counted from 0 without a gap
   */
  PendingAsk(Ranks asked, UnaryOperator<Ranks> positions, Promise<ValueMesh<Answer>> promise) {
    this.asked = asked;
    this.positions = positions;
    this.answers = new Answer[asked.size()];
    this.promise = promise;
    this.open = asked;
  }

  Future<ValueMesh<Answer>> future() {
    return promise.future();
  }

  /** The ranks without an answer. */
  synchronized Ranks open() {
    return open;
  }

  /** An agent answered for the ranks that it was {@code asked} for. */
  void onReply(AskReply reply, Ranks asked, String agent) {
    reply.replies().forEach(one -> fill(one.ranks(), Answer.of(one.body())));
    reply.refused().forEach(one -> fillOpen(one.ranks(), Answer.refused(one)));
    reply.ended().forEach(this::onEnd);
    fillOpen(asked, Answer.missing("proc " + agent + " did not say what became of the ask"));
    settle();
  }

  /** There is no answer from {@code ranks}. */
  void onProblem(Ranks ranks, String problem) {
    fillOpen(ranks, Answer.missing(problem));
    settle();
  }

  /** A notice came: ranks that ended do not answer any more. */
  void onNotice(MeshFailure failure) {
    onEnd(failure);
    settle();
  }

  /** Nothing was sent. */
  void refuse(Throwable cause) {
    promise.tryFail(cause);
  }

  private void onEnd(MeshFailure failure) {
    fillOpen(failure.isMeshWide() ? open() : failure.ranks(), Answer.ended(failure));
  }

  private synchronized void fillOpen(Ranks ranks, Answer answer) {
    fill(ranks.intersect(open), answer);
  }

  private synchronized void fill(Ranks ranks, Answer answer) {
    Ranks concerned = ranks.intersect(asked);
    positions.apply(concerned).stream().forEach(position -> answers[position] = answer);
    open = open.minus(concerned);
  }

  private void settle() {
    List<Answer> complete;
    synchronized (this) {
      if (!open.isEmpty() || promise.future().isComplete()) {
        return;
      }
      complete = List.copyOf(Arrays.asList(answers));
    }
    promise.tryComplete(ValueMesh.of(complete));
  }
}
