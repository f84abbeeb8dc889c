package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/**
 * What every part of one proc agent uses.
 *
 * @param vertx the node
 * @param home the one context that owns the agent's state
 * @param ticker the agent's clock
 * @param settings of this JVM
 * @param proc the id of this proc
 * @param poison whether this proc may take new actors
 * @param caller sends reports
 * @param watchdog watches the loops that carry actors
 */
record Tools(
    Vertx vertx,
    Context home,
    Ticker ticker,
    Settings settings,
    String proc,
    Poison poison,
    Caller caller,
    Watchdog watchdog) {}
