package dev.vertxmesh.real;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.Mesh;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks all actors of a mesh again and again, so that a kill meets a mesh at work. */
final class FaultTraffic implements AutoCloseable {

  private static final long PAUSE_MS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Vertx vertx;
  private final ActorMesh actors;
  private final AtomicBoolean closed = new AtomicBoolean();

  private FaultTraffic(Vertx vertx, ActorMesh actors) {
    this.vertx = vertx;
    this.actors = actors;
  }

  static FaultTraffic start(Vertx vertx, Mesh mesh, String name) {
    FaultTraffic traffic = new FaultTraffic(vertx, RealCluster.await(mesh.findActors(name)));
    vertx.runOnContext(begin -> traffic.ask());
    return traffic;
  }

  private void ask() {
    if (!closed.get()) {
      actors.ask("who", PATIENCE).onSuccess(done -> vertx.setTimer(PAUSE_MS, again -> ask()));
    }
  }

  /** Asks no more. */
  @Override
  public void close() {
    closed.set(true);
  }
}
