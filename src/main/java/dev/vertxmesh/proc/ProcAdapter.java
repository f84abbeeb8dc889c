package dev.vertxmesh.proc;

import dev.vertxmesh.model.Names;
import dev.vertxmesh.proc.CastRouter.Cast;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.DumpThreads;
import dev.vertxmesh.protocol.GetLogLevel;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.Headers;
import dev.vertxmesh.protocol.LoggerState;
import dev.vertxmesh.protocol.SetLogLevel;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.protocol.WaitStatus;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.LoggerDesk;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.eventbus.Message;
import java.time.Duration;

/** Decodes what comes to a proc agent's door. */
final class ProcAdapter {

  private final Duration askTimeout;

  ProcAdapter(Duration askTimeout) {
    this.askTimeout = askTimeout;
  }

  /** Lets {@code desk} do what is asked for at {@code door}. */
  Door connect(Door door, ProcDesk desk) {
    return door.on(Action.SPAWN_ACTORS, SpawnActors.class, desk::onSpawnActors)
        .on(Action.STOP_ACTORS, StopRanks.class, desk::onStopActors)
        .on(Action.STOP_ALL, StopAll.class, desk::onStopAll)
        .on(Action.DUMP_THREADS, DumpThreads.class, desk::onDumpThreads)
        .on(Action.GET_STATES, GetStates.class, desk::onGetStates)
        .on(Action.STREAM_STATES, StreamStates.class, desk::onStreamStates)
        .on(Action.WAIT_STATUS, WaitStatus.class, desk::onWaitStatus)
        .on(Action.GET_LOG_LEVEL, GetLogLevel.class, query -> done(LoggerDesk.get(query)))
        .on(Action.SET_LOG_LEVEL, SetLogLevel.class, order -> done(LoggerDesk.set(order)))
        .onMessage(Action.CAST, message -> desk.onCast(cast(message)))
        .onMessage(Action.ASK, message -> desk.onAsk(cast(message), timeout(message)));
  }

  private static Future<LoggerState> done(LoggerState state) {
    return Future.succeededFuture(state);
  }

  private static Cast cast(Message<Object> message) {
    String mesh = Names.require("header '" + Headers.MESH + "'", header(message, Headers.MESH));
    String text = header(message, Headers.RANKS);
    if (text == null) {
      throw new IllegalArgumentException(
          "header '" + Headers.RANKS + "' is missing; it names the ranks, as in 0-3,8");
    }
    Ranks ranks = Ranks.parse(text);
    if (ranks.isEmpty()) {
      throw new IllegalArgumentException("header '" + Headers.RANKS + "' names no rank");
    }
    return new Cast(mesh, ranks, others(message.headers()), message.body());
  }

  private Duration timeout(Message<Object> message) {
    String text = header(message, Headers.TIMEOUT_MS);
    if (text == null) {
      return askTimeout;
    }
    if (!text.matches("[1-9][0-9]{0,9}")) {
      throw new IllegalArgumentException(
          "header '" + Headers.TIMEOUT_MS + "' must be whole milliseconds, not '" + text + "'");
    }
    return Duration.ofMillis(Long.parseLong(text));
  }

  private static String header(Message<Object> message, String name) {
    return message.headers().get(name);
  }

  private static MultiMap others(MultiMap headers) {
    MultiMap others = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    return others
        .remove(Headers.ACTION)
        .remove(Headers.MESH)
        .remove(Headers.RANKS)
        .remove(Headers.TIMEOUT_MS);
  }
}
