package dev.vertxmesh;

import dev.vertxmesh.cluster.TestCluster;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.AskReply;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.Headers;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A proc agent whose every actor takes each cast, and replies to an ask with its rank. */
final class FakeProc implements AutoCloseable {

  private final Door door;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final Promise<Void> firstAsk = Promise.promise();
  private volatile boolean silent;

  private FakeProc(Vertx vertx, String id) {
    door =
        Door.at(vertx, Addresses.proc(id))
            .onMessage(Action.CAST, this::cast)
            .onMessage(Action.ASK, this::ask);
  }

  static FakeProc open(Vertx vertx, String id) {
    FakeProc proc = new FakeProc(vertx, id);
    TestCluster.await(proc.door.open());
    return proc;
  }

  /** Answers nothing from now on. */
  void fallSilent() {
    silent = true;
  }

  /** Completed once an ask has come in. */
  Future<Void> asked() {
    return firstAsk.future();
  }

  /** What came, each as "cast scores 0-1 body". */
  List<String> taken() {
    return taken;
  }

  @Override
  public void close() {
    TestCluster.await(door.close());
  }

  private Future<?> cast(Message<Object> message) {
    note(message);
    return Future.succeededFuture(
        new CastReply(ranks(message), Ranks.none(), List.of(), List.of()));
  }

  private Future<?> ask(Message<Object> message) {
    note(message);
    firstAsk.tryComplete();
    if (silent) {
      return Promise.promise().future();
    }
    List<AskReply.Reply> replies =
        ranks(message).stream().mapToObj(rank -> AskReply.Reply.of(rank, "rank " + rank)).toList();
    return Future.succeededFuture(new AskReply(replies, List.of(), List.of()));
  }

  private void note(Message<Object> message) {
    taken.add(
        String.join(
            " ",
            message.headers().get(Headers.ACTION),
            message.headers().get(Headers.MESH),
            message.headers().get(Headers.RANKS),
            String.valueOf(message.body())));
  }

  private static Ranks ranks(Message<Object> message) {
    return Ranks.parse(message.headers().get(Headers.RANKS));
  }
}
