package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;

import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.HostSpec;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.cluster.HostNode;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A host that spawns procs, and actors on them, on itself: an order is a line with two names. Ends
 * with its input. After each order it prints {@link #DONE} with its number; the start is number 0.
 */
public final class LanHostMain {

  static final String DONE = "done ";

  private LanHostMain() {}

  /**
   * Runs it.
   *
   * @param arguments the settings as JSON
   */
  public static void main(String[] arguments) throws IOException {
    Map<String, String> settings = new HashMap<>();
    new JsonObject(arguments[0])
        .forEach(entry -> settings.put(entry.getKey(), (String) entry.getValue()));
    HostNode node = await(HostNode.start(Settings.of(SettingsLayer.commandLine(settings))));
    System.out.println(DONE + 0);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    int given = 0;
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      List<String> words = Arrays.asList(order.split(" ", -1));
      spawn(node, words.get(0), words.get(1));
      given++;
      System.out.println(DONE + given);
    }
    Runtime.getRuntime().halt(0);
  }

  private static void spawn(HostNode node, String procs, String actors) {
    Mesh mesh = Mesh.create(node.vertx());
    await(
        await(
                await(mesh.hosts(HostSpec.of(node.name()).named(procs + "-hosts")))
                    .spawn(ProcSpec.named(procs)))
            .spawn(ActorSpec.of(actors, Obedient.class)));
  }
}
