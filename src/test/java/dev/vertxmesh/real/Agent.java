package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Accepted;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.GetStates;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.protocol.SpawnActors.Threading;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.protocol.StopAll;
import dev.vertxmesh.protocol.StopRanks;
import dev.vertxmesh.protocol.StreamStates;
import dev.vertxmesh.protocol.WaitStatus;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;

/**
 * An agent of a proc, spoken to over the event bus as any controller does: no facade is between.
 */
final class Agent {

  static final long EPOCH = 1;

  private static final Duration PATIENCE = RealCluster.GENEROUS;

  private final Caller caller;
  private final String address;

  /** The agent of the proc of that id. */
  Agent(Vertx vertx, String proc) {
    this(new Caller(vertx), Addresses.proc(proc));
  }

  private Agent(Caller caller, String address) {
    this.caller = caller;
    this.address = address;
  }

  /** The agent of the host of that name, of which only streams and states can be asked. */
  static Agent ofHost(Vertx vertx, String host) {
    return new Agent(new Caller(vertx), Addresses.host(host));
  }

  /** Spawns actors in one dimension for a controller that never renews their lease. */
  Future<Accepted> spawn(
      String mesh, int actors, Class<?> type, JsonObject config, Duration lease) {
    SpawnActors spawn =
        new SpawnActors(
            mesh,
            EPOCH,
            "nobody.listens.here",
            lease,
            Extent.of("actors", actors),
            Ranks.range(0, actors),
            1,
            type.getName(),
            config,
            Threading.EVENT_LOOP,
            false);
    return caller.ask(address, Action.SPAWN_ACTORS, spawn, Accepted.class, PATIENCE);
  }

  Future<StateReport> states(String mesh) {
    GetStates query = new GetStates(mesh, Optional.empty());
    return caller.ask(address, Action.GET_STATES, query, StateReport.class, PATIENCE);
  }

  /** The present state of a rank. */
  ResourceState state(String mesh, int rank) {
    return RealCluster.await(states(mesh)).states().stream()
        .filter(report -> report.ranks().contains(rank))
        .map(RankReport::state)
        .findFirst()
        .orElseThrow();
  }

  void awaitStatus(String mesh, int rank, Status status) {
    Awaitility.await(mesh + "[" + rank + "] " + status)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(() -> assertThat(state(mesh, rank).status()).isEqualTo(status));
  }

  /** Waits until no actor of {@code mesh} lives here; perhaps none ever did. */
  void awaitNothingOf(String mesh) {
    Awaitility.await("the end of " + mesh)
        .atMost(RealCluster.GENEROUS)
        .untilAsserted(
            () ->
                assertThat(RealCluster.await(states(mesh)).states())
                    .allMatch(report -> report.state().status().isTerminated()));
  }

  Future<StateReport> stream(String mesh, String receiver) {
    StreamStates request = new StreamStates(mesh, receiver);
    return caller.ask(address, Action.STREAM_STATES, request, StateReport.class, PATIENCE);
  }

  Future<StateReport> whenAll(String mesh, Status status) {
    WaitStatus wait = new WaitStatus(mesh, status, PATIENCE);
    return caller.ask(
        address, Action.WAIT_STATUS, wait, StateReport.class, PATIENCE.multipliedBy(2));
  }

  void stop(String mesh, Ranks ranks) {
    StopRanks stop = new StopRanks(mesh, EPOCH, ranks, "the test says so", PATIENCE);
    RealCluster.await(caller.ask(address, Action.STOP_ACTORS, stop, Accepted.class, PATIENCE));
  }

  void stopAll() {
    StopAll stop = new StopAll("the test says so", PATIENCE);
    RealCluster.await(caller.ask(address, Action.STOP_ALL, stop, Accepted.class, PATIENCE));
  }
}
