package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;

import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.HostSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshOptions;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.real.RealActors.Gated;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * A user's JVM that owns meshes, to be killed by a test: does what its arguments say, prints {@link
 * #DONE}, and waits for the end of its input.
 */
public final class ControllerMain {

  /** The line that it prints once everything is spawned. */
  static final String DONE = "spawned";

  private final Mesh mesh;
  private final Duration lease;
  private final Duration poll;
  private final JsonObject config;

  private ControllerMain(Mesh mesh, Duration lease, Duration poll, JsonObject config) {
    this.mesh = mesh;
    this.lease = lease;
    this.poll = poll;
    this.config = config;
  }

  /**
   * Runs it.
   *
   * @param arguments the settings as JSON; the lease; the poll; the actors' configuration as JSON;
   *     then what to spawn: {@code procs NAME} on all hosts, {@code actors NAME PROCS} on procs
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings = new HashMap<>();
    new JsonObject(arguments[0])
        .forEach(entry -> settings.put(entry.getKey(), (String) entry.getValue()));
    ClientNode node = await(ClientNode.join(Settings.of(SettingsLayer.commandLine(settings))));
    Mesh mesh = Mesh.create(node.vertx(), new MeshOptions(new JsonObject(arguments[0])));
    ControllerMain main =
        new ControllerMain(
            mesh,
            Duration.parse(arguments[1]),
            Duration.parse(arguments[2]),
            new JsonObject(arguments[3]));
    for (int i = 4; i < arguments.length; ) {
      i += main.obey(arguments, i);
    }
    System.out.println(DONE);
    System.in.transferTo(OutputStream.nullOutputStream());
    await(node.close());
  }

  private int obey(String[] arguments, int at) {
    if (arguments[at].equals("procs")) {
      spawnProcs(arguments[at + 1]);
      return 2;
    }
    spawnActors(arguments[at + 1], await(mesh.findProcs(arguments[at + 2])));
    return 3;
  }

  private void spawnProcs(String name) {
    await(
        await(mesh.hosts(HostSpec.all().named(name + "-hosts")))
            .spawn(ProcSpec.named(name).lease(lease).poll(poll)));
  }

  private void spawnActors(String name, ProcMesh procs) {
    await(procs.spawn(ActorSpec.of(name, Gated.class).config(config).lease(lease).poll(poll)));
  }
}
