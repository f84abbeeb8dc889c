package dev.vertxmesh;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.MeshQuery;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.protocol.StopMesh;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.subscriber.FakeController;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Spawns meshes of 2 by 2 ranks on the procs p0 and p1, whatever is asked for. */
final class FakeSpawner implements Function<SpawnMesh, Future<MeshState>>, AutoCloseable {

  static final Extent EXTENT = Extent.parse("hosts=2,gpus=2");

  private static final AtomicLong EPOCHS = new AtomicLong();

  private final Vertx vertx;
  private final String node;
  private final long epoch = EPOCHS.incrementAndGet();
  private final Map<String, FakeController> controllers = new ConcurrentHashMap<>();
  private final List<SpawnMesh> requests = new CopyOnWriteArrayList<>();
  private volatile List<String> members = List.of("p0", "p1");
  private final List<StopMesh> stops = new CopyOnWriteArrayList<>();

  FakeSpawner(Vertx vertx) {
    this.vertx = vertx;
    this.node = Registry.of(vertx).membership().localNode();
  }

  /** Other procs than p0 and p1 for the meshes to come. */
  void place(String... procs) {
    members = List.of(procs);
  }

  FakeController controller(String mesh) {
    return controllers.get(mesh);
  }

  List<SpawnMesh> requests() {
    return requests;
  }

  List<StopMesh> stops() {
    return stops;
  }

  @Override
  public Future<MeshState> apply(SpawnMesh request) {
    requests.add(request);
    if (request.type().equals("no.such.Class")) {
      return Future.failedFuture("rank 0: no class no.such.Class");
    }
    return Registry.of(vertx)
        .meshes()
        .put(record(request))
        .compose(put -> open(request))
        .map(opened -> state(request, Status.RUNNING));
  }

  @Override
  public void close() {
    controllers.values().forEach(FakeController::close);
  }

  private Future<Void> open(SpawnMesh request) {
    FakeController controller =
        FakeController.at(vertx, request.mesh(), epoch)
            .on(
                Action.GET_STATE,
                MeshQuery.class,
                query -> Future.succeededFuture(state(request, Status.RUNNING)))
            .on(
                Action.STOP,
                StopMesh.class,
                stop -> {
                  stops.add(stop);
                  return Future.succeededFuture(state(request, Status.STOPPED));
                });
    controllers.put(request.mesh(), controller);
    return controller.open();
  }

  /** Rank 3 has failed; the others are as told. */
  private MeshState state(SpawnMesh request, Status status) {
    return new MeshState(
        request.mesh(),
        request.kind(),
        epoch,
        EXTENT,
        List.of(),
        status,
        "",
        List.of(
            new MeshState.StatusRun(Ranks.range(0, 3), status),
            new MeshState.StatusRun(Ranks.of(3), Status.FAILED)),
        Ranks.none(),
        Ranks.none(),
        0,
        0,
        List.of(),
        0L,
        Optional.empty());
  }

  private MeshRecord record(SpawnMesh request) {
    MeshKind kind = request.kind();
    return new MeshRecord(
        request.mesh(),
        kind.name().toLowerCase(Locale.ROOT),
        epoch,
        node,
        node,
        false,
        EXTENT.toString(),
        request.on().orElse(""),
        members,
        2,
        request.type(),
        "running",
        Instant.now(),
        false);
  }
}
