package dev.vertxmesh.host.launch;

import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.parsetools.RecordParser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on one socket for all JVMs of a launcher and tells them apart by their tokens. Runs on
 * the launcher's context.
 */
final class LifelineServer {
  private static final Logger LOG = LoggerFactory.getLogger(LifelineServer.class);
  private static final Duration HELLO_LIMIT = Duration.ofSeconds(5);
  private static final Duration LISTEN_LIMIT = Duration.ofSeconds(10);

  private final Context context;
  private final Path directory;
  private final Map<String, HostLifeline> awaited = new HashMap<>();
  private Future<Path> listening;
  private NetServer server;

  LifelineServer(Context context, Path directory) {
    this.context = context;
    this.directory = directory;
  }

  /** Listens, at the first call; a failed attempt is made again at the next. */
  Future<Path> listen() {
    if (listening == null || listening.failed()) {
      listening =
          context
              .executeBlocking(() -> SocketDirectory.newSocket(directory), false)
              .compose(this::listenOn)
              .timeout(LISTEN_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
    return listening;
  }

  private Future<Path> listenOn(Path socket) {
    server = context.owner().createNetServer().connectHandler(this::connected);
    return server.listen(SocketAddress.domainSocketAddress(socket.toString())).map(socket);
  }

  /** From now on a connection that says HELLO with this token is that lifeline's. */
  void await(String token, HostLifeline lifeline) {
    awaited.put(token, lifeline);
  }

  void forget(String token) {
    awaited.remove(token);
  }

  Future<Void> close() {
    if (listening == null) {
      return Future.succeededFuture();
    }
    return listening
        .compose(socket -> server.close().compose(closed -> remove(socket)))
        .recover(neverListened -> Future.succeededFuture());
  }

  private Future<Void> remove(Path socket) {
    return context.executeBlocking(() -> SocketDirectory.remove(socket), false).mapEmpty();
  }

  private void connected(NetSocket socket) {
    new Connection(socket).open();
  }

  /** One connection: a stranger until its HELLO. */
  private final class Connection {
    private final NetSocket socket;
    private HostLifeline lifeline;

    Connection(NetSocket socket) {
      this.socket = socket;
    }

    void open() {
      long helloTimer =
          context.owner().setTimer(HELLO_LIMIT.toMillis(), late -> refuse("it said no HELLO"));
      RecordParser lines = RecordParser.newDelimited("\n", this::line);
      lines.maxRecordSize(LifelineMessage.MAXIMUM_LINE_BYTES);
      lines.exceptionHandler(tooLong -> refuse(tooLong.getMessage()));
      socket.handler(
          bytes -> {
            lines.handle(bytes);
            if (lifeline != null) {
              context.owner().cancelTimer(helloTimer);
            }
          });
      socket.exceptionHandler(broken -> LOG.debug("A lifeline broke: {}", broken.getMessage()));
      socket.closeHandler(
          closed -> {
            context.owner().cancelTimer(helloTimer);
            if (lifeline != null) {
              lifeline.detach();
            }
          });
    }

    private void line(Buffer line) {
      try {
        receive(LifelineMessage.decode(line.toString()));
      } catch (IllegalArgumentException unreadable) {
        refuse(unreadable.getMessage());
      }
    }

    private void receive(LifelineMessage message) {
      if (lifeline != null) {
        lifeline.receive(message);
        return;
      }
      HostLifeline claimed = message.verb() == Verb.HELLO ? awaited.remove(message.text()) : null;
      if (claimed == null) {
        refuse("its first message was no HELLO with a token that is awaited");
      } else {
        lifeline = claimed;
        lifeline.attach(socket);
      }
    }

    private void refuse(String why) {
      if (lifeline == null || lifeline.isOpen()) {
        LOG.warn("Closing a connection to the lifeline socket: {}", why);
      }
      socket.close();
    }
  }
}
