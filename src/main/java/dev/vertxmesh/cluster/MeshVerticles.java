package dev.vertxmesh.cluster;

import dev.vertxmesh.admin.AdminServer;
import dev.vertxmesh.controller.ActorMeshController;
import dev.vertxmesh.controller.ControllerHome;
import dev.vertxmesh.controller.HostMeshController;
import dev.vertxmesh.controller.ProcMeshController;
import dev.vertxmesh.proc.ProcAgent;
import io.vertx.core.Deployable;
import io.vertx.core.Promise;
import io.vertx.core.spi.VerticleFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Short names for the verticles that an application or a launcher of Vert.x deploys: {@code
 * mesh:host} and so on. Any other name fails the deployment with a list of them.
 */
public final class MeshVerticles implements VerticleFactory {

  private static final Map<String, Callable<? extends Deployable>> VERTICLES =
      new TreeMap<>(
          Map.of(
              "admin", AdminServer::new,
              "host", HostVerticle::new,
              "home", ControllerHome::new,
              "proc", ProcAgent::new,
              "hosts", HostMeshController::new,
              "procs", ProcMeshController::new,
              "actors", ActorMeshController::new));

  /** Found by the service loader. */
  public MeshVerticles() {}

  @Override
  public String prefix() {
    return "mesh";
  }

  @Override
  public void createVerticle2(
      String verticleName,
      ClassLoader classLoader,
      Promise<Callable<? extends Deployable>> promise) {
    Callable<? extends Deployable> verticle =
        VERTICLES.get(VerticleFactory.removePrefix(verticleName));
    if (verticle == null) {
      promise.fail(
          new IllegalArgumentException(
              "no verticle is called '"
                  + verticleName
                  + "'; there are mesh:"
                  + String.join(", mesh:", VERTICLES.keySet())));
    } else {
      promise.complete(verticle);
    }
  }
}
