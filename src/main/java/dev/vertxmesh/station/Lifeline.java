package dev.vertxmesh.station;

import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The launched JVM's end of its lifeline. Two plain daemon threads serve it, so that it works while
 * every event loop is blocked: one writes messages and beats, one reads.
 *
 * <p>When the host's end is gone, {@link Listener#onClosed} runs once, on the reading thread: a
 * worker then ends itself ({@link ProcessGroup#endOwn()}).
 */
public final class Lifeline implements AutoCloseable {
  /** The environment variable that holds the path of the host's socket. */
  public static final String SOCKET_VARIABLE = "MESH_LIFELINE_SOCKET";

  /** The environment variable that holds the token to say HELLO with. */
  public static final String TOKEN_VARIABLE = "MESH_LIFELINE_TOKEN";

  private final SocketChannel channel;
  private final Listener listener;
  private final LifelineWriter writer;
  private final AtomicBoolean over = new AtomicBoolean();

  /** Hears what the host says. Both run on the reading thread and must not block it for long. */
  public interface Listener {
    /** A message came from the host. */
    void onMessage(LifelineMessage message);

    /**
     * The host's end is gone, or the connection broke. Runs once, and never after {@link
     * Lifeline#close()}.
     */
    void onClosed();

    /** A listener made of two functions. */
    static Listener of(Consumer<LifelineMessage> onMessage, Runnable onClosed) {
      return new Listener() {
        @Override
        public void onMessage(LifelineMessage message) {
          onMessage.accept(message);
        }

        @Override
        public void onClosed() {
          onClosed.run();
        }
      };
    }
  }

  private Lifeline(SocketChannel channel, Duration beatPeriod, Listener listener) {
    this.channel = channel;
    this.listener = listener;
    this.writer = new LifelineWriter(channel, beatPeriod);
  }

  /**
   * Connects as the environment says, if it says so.
   *
   * @param environment holds {@link #SOCKET_VARIABLE} and {@link #TOKEN_VARIABLE}, or neither
   * @return empty if neither is set: nobody launched this JVM
   * @throws IllegalArgumentException if only one of the two is set
   * @throws IOException if nobody listens there
   */
  public static Optional<Lifeline> fromEnvironment(
      Map<String, String> environment, Duration beatPeriod, Listener listener) throws IOException {
    String socket = environment.get(SOCKET_VARIABLE);
    String token = environment.get(TOKEN_VARIABLE);
    if (socket == null && token == null) {
      return Optional.empty();
    }
    if (socket == null || token == null) {
      throw new IllegalArgumentException(
          "Of "
              + SOCKET_VARIABLE
              + " and "
              + TOKEN_VARIABLE
              + " only one is set: set both or none");
    }
    return Optional.of(connect(Path.of(socket), token, beatPeriod, listener));
  }

  /**
   * Connects, says HELLO, and begins to beat and to listen.
   *
   * @param socket the path of the host's socket
   * @param token what the host gave this JVM to be known by
   * @param beatPeriod above zero; at 1 ms the host's loop hears 1,000 lines a second
   * @throws IllegalArgumentException if the period is not above zero
   * @throws IOException if nobody listens there
   */
  public static Lifeline connect(Path socket, String token, Duration beatPeriod, Listener listener)
      throws IOException {
    Objects.requireNonNull(listener, "listener");
    if (beatPeriod.isZero() || beatPeriod.isNegative()) {
      throw new IllegalArgumentException(
          "The beat period of a lifeline is " + beatPeriod + ": give a duration above zero");
    }
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.connect(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      channel.close();
      throw new IOException(
          "No host answers on the lifeline socket " + socket + " (" + e.getMessage() + ")", e);
    }
    Lifeline lifeline = new Lifeline(channel, beatPeriod, listener);
    lifeline.send(Verb.HELLO, token);
    lifeline.writer.start();
    LifelineWriter.daemon("mesh-lifeline-read", lifeline::read).start();
    return lifeline;
  }

  /**
   * Sends a message soon, in the order of the calls, from any thread and without blocking. A text
   * too long for one line is cut and marked.
   *
   * @return false if the message is dropped, because the lifeline is closed or 1,000 messages wait
   *     already (a host that is stopped reads nothing)
   */
  public boolean send(Verb verb, String text) {
    return !over.get() && writer.offer(LifelineMessage.fitting(verb, text));
  }

  /**
   * Blocks until all that was sent has been written to the socket: for last words before an end.
   *
   * @param limit how long at most
   * @return whether it was all written
   */
  public boolean flush(Duration limit) {
    return writer.flush(limit);
  }

  /**
   * Closes this end; {@link Listener#onClosed} does not run. Messages that wait are dropped: flush
   * first.
   */
  @Override
  public void close() {
    if (over.compareAndSet(false, true)) {
      release();
    }
  }

  private void lost() {
    if (over.compareAndSet(false, true)) {
      release();
      listener.onClosed();
    }
  }

  private void release() {
    writer.stop();
    LifelineWriter.closeQuietly(channel);
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocate(LifelineMessage.MAXIMUM_LINE_BYTES + 1);
    try {
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        buffer.flip();
        deliverLines(buffer);
        buffer.compact();
      }
    } catch (IOException | IllegalArgumentException broken) {
      // A host that breaks off or talks nonsense is no host: the same end as EOF.
    } finally {
      lost();
    }
  }

  private void deliverLines(ByteBuffer buffer) {
    int begin = buffer.position();
    for (int at = begin; at < buffer.limit(); at++) {
      if (buffer.get(at) == '\n') {
        String line = StandardCharsets.UTF_8.decode(buffer.slice(begin, at - begin)).toString();
        begin = at + 1;
        buffer.position(begin);
        listener.onMessage(LifelineMessage.decode(line));
      }
    }
  }
}
