package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;

import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.HostMesh;
import dev.vertxmesh.HostSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshHandle;
import dev.vertxmesh.MeshOptions;
import dev.vertxmesh.MeshSummary;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.cluster.HostNode;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.HostBootstrap;
import dev.vertxmesh.real.RealActors.ObedientParent;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A JVM of {@link FaultCluster}, in one role, to be killed at any moment: a host, an owner of
 * meshes, or a subscriber. It obeys the lines of its input, prints what it did and was told, and
 * ends with its input.
 */
public final class FaultMain {

  /** Its roles. */
  enum Role {
    /** A host that ends at once: what it has loaded then is what the others will load. */
    REHEARSAL,
    HOST,
    OWNER,
    SUBSCRIBER
  }

  /** What it prints once it is part of the cluster; a host's address follows. */
  static final String UP = "up";

  /** What it prints once it has obeyed a line, which follows. */
  static final String DONE = "done ";

  static final String SPAWN = "spawn";
  static final String STOP = "stop";
  static final String SUBSCRIBE = "subscribe";

  private final Mesh mesh;

  private FaultMain(Mesh mesh) {
    this.mesh = mesh;
  }

  /**
   * Runs it.
   *
   * @param arguments the role, the settings as JSON, and for a host whom it joins, as JSON
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings = new HashMap<>();
    new JsonObject(arguments[1])
        .forEach(entry -> settings.put(entry.getKey(), (String) entry.getValue()));
    Role role = Role.valueOf(arguments[0]);
    if (role == Role.REHEARSAL || role == Role.HOST) {
      beHost(settings, new JsonArray(arguments[2]).stream().map(String.class::cast).toList());
      return;
    }
    ClientNode node = await(ClientNode.join(Settings.of(SettingsLayer.commandLine(settings))));
    FaultMain main =
        new FaultMain(
            Mesh.create(node.vertx(), new MeshOptions(new JsonObject(new HashMap<>(settings)))));
    System.out.println(UP);
    obeyInput(main::obey);
    await(node.close());
  }

  private static void beHost(Map<String, String> settings, List<String> members)
      throws IOException {
    HostNode node = await(HostNode.startLaunched(new HostBootstrap(members, settings)));
    System.out.println(UP + " " + node.memberAddress());
    obeyInput(line -> {});
    await(node.stop("the test is over"));
  }

  private static void obeyInput(Consumer<String> orders) throws IOException {
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        orders.accept(line);
        System.out.println(DONE + line);
      }
    }
  }

  private void obey(String line) {
    String[] words = line.split(" ", 2);
    FaultMeshes meshes = new FaultMeshes(Integer.parseInt(words[1]));
    switch (words[0]) {
      case SPAWN -> spawn(meshes);
      case STOP -> stop(meshes);
      case SUBSCRIBE -> meshes.handles(mesh).forEach(FaultMain::subscribe);
      default -> throw new IllegalArgumentException(line);
    }
  }

  private static void subscribe(MeshHandle<?> handle) {
    await(handle.subscribe(FaultMain::tell));
  }

  private void spawn(FaultMeshes meshes) {
    HostMesh hosts =
        await(
            mesh.hosts(
                HostSpec.all()
                    .named(meshes.hosts())
                    .poll(FaultMeshes.POLL)
                    .onFailure(FaultMain::tell)));
    ProcMesh procs =
        await(
            hosts.spawn(
                ProcSpec.named(meshes.procs())
                    .perHost(FaultMeshes.PROCS_PER_HOST)
                    .jvmOptions(FaultMeshes.JVM_OPTIONS)
                    .lease(FaultMeshes.LEASE)
                    .poll(FaultMeshes.POLL)
                    .onFailure(FaultMain::tell)));
    await(
        procs.spawn(
            ActorSpec.of(meshes.actors(), ObedientParent.class)
                .perProc(FaultMeshes.ACTORS_PER_PROC)
                .lease(FaultMeshes.LEASE)
                .poll(FaultMeshes.POLL)
                .onFailure(FaultMain::tell)));
  }

  /** Of the meshes whose ranks have all ended nothing is left to be stopped. */
  private void stop(FaultMeshes meshes) {
    List<String> present = await(mesh.list()).stream().map(MeshSummary::name).toList();
    meshes.names().stream()
        .filter(present::contains)
        .forEach(name -> await(await(mesh.find(name)).stop("replaced")));
  }

  private static void tell(MeshFailure failure) {
    System.out.println(Told.of(failure).line());
  }
}
