package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SpawnMesh;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Spawns meshes with their controller in this JVM. */
public final class MeshSpawner {

  private MeshSpawner() {}

  /** Spawns the mesh; completes when every rank runs. */
  public static Future<MeshState> spawn(Vertx vertx, SpawnMesh request, Settings settings) {
    return Future.failedFuture(Refusal.UNAVAILABLE.because("no controller for " + request.mesh()));
  }
}
