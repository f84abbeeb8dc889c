package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.protocol.DumpThreads;
import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.ThreadDump;
import dev.vertxmesh.protocol.ThreadsNote;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Asks workers over their lifelines where their threads are. Belongs to the agent's context. */
final class ThreadDumps {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final String host;
  private final WorkerYard yard;
  private final Map<Long, Question> open = new HashMap<>();
  private long asked;

  /** A question, and what has come of the answer. */
  private record Question(String proc, StringBuilder text, Promise<ThreadDump> answer) {}

  ThreadDumps(Vertx vertx, String host, WorkerYard yard) {
    this.vertx = vertx;
    this.host = host;
    this.yard = yard;
  }

  Future<ThreadDump> onDumpThreads(DumpThreads request) {
    LaunchedJvm jvm =
        yard.find(request.proc())
            .filter(worker -> !worker.hasExited())
            .flatMap(Worker::jvm)
            .orElseThrow(
                () ->
                    Refusal.NOT_FOUND.because(
                        "host " + host + " runs no worker '" + request.proc() + "'"));
    long number = ++asked;
    Question question = new Question(request.proc(), new StringBuilder(), Promise.promise());
    open.put(number, question);
    long timer = vertx.setTimer(PATIENCE.toMillis(), late -> question.answer().tryFail(mute(jvm)));
    jvm.send(ThreadsNote.ask(number)).onFailure(lost -> question.answer().tryFail(mute(jvm)));
    return question
        .answer()
        .future()
        .onComplete(
            done -> {
              vertx.cancelTimer(timer);
              open.remove(number);
            });
  }

  /** Takes what a worker says, if it is a part of an answer. */
  boolean hear(LifelineMessage message) {
    return ThreadsNote.of(message).map(this::take).orElse(false);
  }

  private boolean take(ThreadsNote part) {
    Question question = open.get(part.question());
    if (question != null) {
      question.text().append(part.text());
      if (part.left() == 0) {
        question
            .answer()
            .tryComplete(
                new ThreadDump(question.proc(), question.text().toString().lines().toList()));
      }
    }
    return true;
  }

  private static RuntimeException mute(LaunchedJvm jvm) {
    return Refusal.UNAVAILABLE.because(
        "worker '%s' (pid %d) does not answer on its lifeline: it is frozen, or ends"
            .formatted(jvm.name(), jvm.pid()));
  }
}
