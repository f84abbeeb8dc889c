package dev.vertxmesh.host;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.protocol.DumpThreads;
import dev.vertxmesh.protocol.GetLogLevel;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.ReadLog;
import dev.vertxmesh.protocol.SetLogLevel;
import dev.vertxmesh.protocol.SpawnProcs;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.protocol.WaitStatus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** The host agent's door: decodes what comes in. */
final class HostAdapter {

  private HostAdapter() {}

  static Door door(
      Vertx vertx,
      String host,
      long limit,
      HostDesk desk,
      LogKeeper logs,
      ThreadDumps threads,
      HostLoggers loggers) {
    return Door.at(vertx, Addresses.host(host))
        .atMost(limit)
        .on(Action.SPAWN_PROCS, SpawnProcs.class, desk::onSpawn)
        .on(Action.STOP_PROCS, StopRanks.class, desk::onStopProcs)
        .on(Action.STOP_HOST, StopAll.class, desk::onStopHost)
        .onMessage(Action.DESCRIBE_HOST, anyBody -> Future.succeededFuture(desk.onDescribe()))
        .on(Action.READ_LOG, ReadLog.class, logs::onReadLog)
        .on(Action.DUMP_THREADS, DumpThreads.class, threads::onDumpThreads)
        .on(Action.GET_LOG_LEVEL, GetLogLevel.class, loggers::onGet)
        .on(Action.SET_LOG_LEVEL, SetLogLevel.class, loggers::onSet)
        .on(Action.GET_STATES, GetStates.class, desk::onGetStates)
        .on(Action.STREAM_STATES, StreamStates.class, desk::onStreamStates)
        .on(Action.WAIT_STATUS, WaitStatus.class, desk::onWaitStatus);
  }
}
