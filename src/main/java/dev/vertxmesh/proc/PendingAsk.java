package dev.vertxmesh.proc;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One ask that waits for the answers of several ranks, each of them in the end in one list. */
final class PendingAsk {

  private final String mesh;
  private final Duration timeout;
  private final Map<Object, Ranks.Builder> replies = new LinkedHashMap<>();
  private final Map<Refused, Ranks.Builder> refused = new LinkedHashMap<>();
  private final List<MeshFailure> ended;
  private final List<AskReply.Refused> unasked;
  private final Promise<AskReply> answer = Promise.promise();
  private final BitSet waiting = new BitSet();

  private record Refused(int code, String message) {}

  /** An ask of {@code asked}; the others that it was meant for have ended or been refused. */
  PendingAsk(
      String mesh,
      Ranks asked,
      List<MeshFailure> ended,
      List<AskReply.Refused> unasked,
      Duration timeout) {
    this.mesh = mesh;
    this.ended = new ArrayList<>(ended);
    this.unasked = unasked;
    this.timeout = timeout;
    asked.runs().forEach(run -> waiting.set(run.start(), run.end()));
  }

  /** The ranks that owe an answer. */
  Ranks waiting() {
    Ranks.Builder ranks = Ranks.builder();
    for (int start = waiting.nextSetBit(0); start >= 0; ) {
      int end = waiting.nextClearBit(start);
      ranks.addRange(start, end);
      start = waiting.nextSetBit(end);
    }
    return ranks.build();
  }

  String mesh() {
    return mesh;
  }

  Future<AskReply> answer() {
    completeIfDone();
    return answer.future();
  }

  /** What came back from one rank. */
  void onReply(int rank, AsyncResult<Message<Object>> reply) {
    if (!waiting.get(rank)) {
      return;
    }
    waiting.clear(rank);
    if (reply.failed()) {
      refused.computeIfAbsent(refusal(reply.cause()), fresh -> Ranks.builder()).add(rank);
    } else {
      take(rank, reply.result().body());
    }
    completeIfDone();
  }

  private void take(int rank, Object body) {
    try {
      AskReply.Reply.of(rank, body);
      replies.computeIfAbsent(body, fresh -> Ranks.builder()).add(rank);
    } catch (IllegalArgumentException unfit) {
      Refused refusal = new Refused(-1, unfit.getMessage());
      refused.computeIfAbsent(refusal, fresh -> Ranks.builder()).add(rank);
    }
  }

  private Refused refusal(Throwable failure) {
    if (failure instanceof ReplyException reply) {
      if (reply.failureType() == ReplyFailure.NO_HANDLERS) {
        return new Refused(-1, "does not consume from its inbox");
      }
      if (reply.failureType() == ReplyFailure.TIMEOUT) {
        return new Refused(-1, "did not reply within " + timeout.toMillis() + " ms");
      }
      return new Refused(reply.failureCode(), String.valueOf(reply.getMessage()));
    }
    return new Refused(-1, failure.toString());
  }

  /** Some ranks of the mesh have ended: those that were asked will not answer. */
  void onEnd(MeshFailure failure) {
    Ranks.Builder lost = Ranks.builder();
    failure.ranks().stream()
        .filter(waiting::get)
        .forEach(
            rank -> {
              waiting.clear(rank);
              lost.add(rank);
            });
    Ranks ranks = lost.build();
    if (!ranks.isEmpty()) {
      ended.add(failure.withRanks(ranks));
      completeIfDone();
    }
  }

  private void completeIfDone() {
    if (waiting.isEmpty()) {
      answer.tryComplete(reply());
    }
  }

  private AskReply reply() {
    List<AskReply.Reply> told = new ArrayList<>();
    replies.forEach(
        (body, ranks) -> {
          AskReply.Reply one = AskReply.Reply.of(0, body);
          told.add(new AskReply.Reply(ranks.build(), one.value(), one.buffer()));
        });
    List<AskReply.Refused> not = new ArrayList<>(unasked);
    refused.forEach(
        (why, ranks) -> not.add(new AskReply.Refused(ranks.build(), why.code(), why.message())));
    return new AskReply(told, not, ended);
  }
}
