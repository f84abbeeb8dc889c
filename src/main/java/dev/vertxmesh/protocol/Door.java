package dev.vertxmesh.protocol;

import dev.vertxmesh.model.OneLine;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.DecodeException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One address, and what its owner does for each action. A message that cannot be read, or that asks
 * for something else, is refused with a sentence to its sender and a line in the log; nothing else
 * happens (PR-2).
 */
public final class Door {

  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final int MOST_CHARACTERS = 20_000;
  private static final int MOST_LOGGED_CHARACTERS = 1000;

  /** What stations tell each other: as large as what has happened. */
  private static final Set<Action> NEWS = EnumSet.of(Action.REPORT, Action.NOTICE);

  private final Vertx vertx;
  private final String address;
  private final Map<Action, Opening> openings = new EnumMap<>(Action.class);
  private Optional<MessageConsumer<Object>> consumer = Optional.empty();
  private long limit = Long.MAX_VALUE;
  private Future<Void> reopening = Future.succeededFuture();
  private boolean closed;

  private interface Opening {
    void take(Message<Object> message);
  }

  private Door(Vertx vertx, String address) {
    this.vertx = vertx;
    this.address = address;
  }

  /** A door at {@code address}, still closed. */
  public static Door at(Vertx vertx, String address) {
    return new Door(vertx, address);
  }

  /** Where it is. */
  public String address() {
    return address;
  }

  /** Refuses orders whose body has more than {@code bytes}; not reports and notices. */
  public Door atMost(long bytes) {
    limit = bytes;
    return this;
  }

  /**
   * Obeys {@code action} by {@code handler}, whose result is the reply. A handler that throws an
   * {@link IllegalArgumentException} or a {@link RefusedException} refuses.
   */
  public <T> Door on(Action action, Class<T> type, Function<T, Future<?>> handler) {
    openings.put(
        action, message -> answer(action, message, handler.apply(read(action, type, message))));
    return this;
  }

  private <T> T read(Action action, Class<T> type, Message<Object> message) {
    Object body = bodyOf(message);
    return NEWS.contains(action) ? Wire.readNews(type, body) : Wire.read(type, body, limit);
  }

  /** What comes from another node is decoded only now. */
  private static Object bodyOf(Message<Object> message) {
    try {
      return message.body();
    } catch (DecodeException broken) {
      throw Refusal.BAD_REQUEST.because(
          "the body cannot be decoded: it is not JSON, or a text, a number or the nesting in it is"
              + " too long");
    }
  }

  /** Obeys {@code action} by {@code handler}, which sees the message as it came, and replies. */
  public Door onMessage(Action action, Function<Message<Object>, Future<?>> handler) {
    openings.put(action, message -> answer(action, message, handler.apply(message)));
    return this;
  }

  /**
   * Opens it for the whole cluster, on the present context.
   *
   * @return completed once every node can find it
   */
  public Future<Void> open() {
    MessageConsumer<Object> opened = vertx.eventBus().consumer(address, this::take);
    consumer = Optional.of(opened);
    return opened.completion();
  }

  /**
   * Registers anew, because the cluster may have forgotten the address; a repeat while that is
   * under way is the same one. Does nothing once it is closed.
   */
  public Future<Void> reopen() {
    if (reopening.isComplete()) {
      reopening =
          unregister().otherwiseEmpty().compose(gone -> closed ? Future.succeededFuture() : open());
    }
    return reopening;
  }

  /** Closes it. */
  public Future<Void> close() {
    closed = true;
    return unregister();
  }

  private Future<Void> unregister() {
    return consumer.map(MessageConsumer::unregister).orElseGet(Future::succeededFuture);
  }

  private void take(Message<Object> message) {
    String name = message.headers().get(Headers.ACTION);
    Optional<Opening> opening = Action.of(name).map(openings::get);
    if (opening.isEmpty()) {
      String known = openings.keySet().stream().map(Action::text).collect(Collectors.joining(", "));
      String given =
          name == null ? "has no header '" + Headers.ACTION + "'" : "asks for '" + name + "'";
      refuse(
          message, Refusal.BAD_REQUEST.because("the message " + given + "; known here: " + known));
      return;
    }
    try {
      opening.get().take(message);
    } catch (RuntimeException | LinkageError failure) {
      refuse(message, failure);
    }
  }

  private void answer(Action action, Message<Object> message, Future<?> result) {
    result.onComplete(
        done -> {
          if (done.succeeded()) {
            reply(message, done.result() == null ? Accepted.YES : done.result());
          } else {
            LOG.debug("{} at {} failed", action.text(), address, done.cause());
            refuse(message, done.cause());
          }
        });
  }

  private void reply(Message<Object> message, Object reply) {
    try {
      message.reply(encode(reply, message.body()));
    } catch (RuntimeException unfit) {
      refuse(
          message,
          new IllegalStateException("its answer cannot be sent: " + unfit.getMessage(), unfit));
    }
  }

  private static Object encode(Object reply, Object asked) {
    if (reply instanceof Buffer || reply instanceof RawReply) {
      return reply instanceof RawReply raw ? raw.body() : reply;
    }
    return asked instanceof Buffer ? Wire.toBuffer(reply) : Wire.toJson(reply);
  }

  private void refuse(Message<Object> message, Throwable failure) {
    String text = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    Optional<Refusal> refusal = Refusal.of(failure);
    if (refusal.isEmpty() && failure instanceof IllegalArgumentException) {
      refusal = Optional.of(Refusal.BAD_REQUEST);
    }
    if (refusal.isPresent()) {
      LOG.warn(
          "refused a message at {}: {}",
          address,
          OneLine.escape(OneLine.cut(text, MOST_LOGGED_CHARACTERS)));
    } else {
      LOG.error("a message at {} failed", address, failure);
    }
    int code = refusal.orElse(Refusal.FAILED).code();
    if (message.isSend() && message.replyAddress() != null) {
      String sentence = failure instanceof ReplyException ? "further on: " + text : text;
      message.fail(code, OneLine.cut(sentence, MOST_CHARACTERS));
    }
  }
}
