package dev.vertxmesh.bench;

import dev.vertxmesh.cluster.ClusterOptions;
import dev.vertxmesh.cluster.ClusteredVertx;
import dev.vertxmesh.cluster.HostNode;
import dev.vertxmesh.protocol.HostBootstrap;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The main class of a bench JVM: joins, has its role started, and passes it the orders that are
 * lines of its input, until that ends. Answers are lines of its output; all else that is printed
 * goes to stderr.
 */
public final class PeerMain {

  private static final int PATIENCE_SECONDS = 60;

  private final PrintStream answers;
  private final Context context;
  private final PeerRole role;
  private final BareEcho echo;

  private PeerMain(PrintStream answers, Context context, PeerRole role, BareEcho echo) {
    this.answers = answers;
    this.context = context;
    this.role = role;
    this.echo = echo;
  }

  /**
   * Runs it.
   *
   * @param arguments one: a {@link PeerPlan} as JSON
   */
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    PeerPlan plan = PeerPlan.of(new JsonObject(arguments[0]));
    PeerRole role =
        Class.forName(plan.role())
            .asSubclass(PeerRole.class)
            .getDeclaredConstructor()
            .newInstance();
    if (role.node() == PeerRole.Node.HOST) {
      HostNode node =
          await(HostNode.startLaunched(new HostBootstrap(plan.members(), plan.settings())));
      obey(answers, plan, role, node.vertx());
      await(node.stop("the benchmark is over"));
    } else {
      Vertx vertx = await(ClusteredVertx.start(options(plan, role.node())));
      obey(answers, plan, role, vertx);
      await(ClusteredVertx.leave(vertx, Duration.ZERO));
    }
    System.exit(0);
  }

  private static ClusterOptions options(PeerPlan plan, PeerRole.Node node) {
    return ClusterOptions.builder()
        .clusterName(plan.clusterName())
        .ephemeralPort()
        .members(plan.members())
        .lite(node == PeerRole.Node.LITE)
        .handsOver(false)
        .build();
  }

  private static void obey(PrintStream answers, PeerPlan plan, PeerRole role, Vertx vertx)
      throws Exception {
    Context context = vertx.getOrCreateContext();
    BareEcho echo = new BareEcho(vertx);
    PeerMain main = new PeerMain(answers, context, role, echo);
    await(
        on(context, () -> echo.open(plan.name()).compose(open -> role.start(vertx, plan.args()))));
    List<String> members = ClusteredVertx.memberAddresses(vertx);
    main.answer(new JsonObject().put("members", new JsonArray(members)));
    main.obeyInput();
  }

  private void obeyInput() throws IOException {
    try (BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        obey(new JsonObject(line));
      }
    }
  }

  private void obey(JsonObject line) {
    String name = line.getString("order");
    JsonObject args = line.getJsonObject("args");
    JsonObject answer = new JsonObject().put("id", line.getLong("id"));
    on(context, () -> echo.knows(name) ? echo.order(args) : role.order(name, args))
        .onSuccess(done -> answer(answer.put("answer", done)))
        .onFailure(
            failure -> {
              failure.printStackTrace();
              answer(answer.put("failure", failure.toString()));
            });
  }

  private void answer(JsonObject answer) {
    synchronized (answers) {
      answers.println(answer.encode());
      answers.flush();
    }
  }

  private static <T> Future<T> on(Context context, Supplier<Future<T>> work) {
    return Future.future(
        promise ->
            context.runOnContext(
                now -> {
                  try {
                    work.get().onComplete(promise);
                  } catch (RuntimeException failure) {
                    promise.fail(failure);
                  }
                }));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * What a bench JVM is told at its start.
   *
   * @param name of the JVM
   * @param role the class of its {@link PeerRole}
   * @param clusterName which cluster it joins
   * @param members whom it joins; nobody if it founds the cluster
   * @param settings of the node
   * @param args of the role
   */
  record PeerPlan(
      String name,
      String role,
      String clusterName,
      List<String> members,
      Map<String, String> settings,
      Map<String, String> args) {

    static PeerPlan of(JsonObject json) {
      return new PeerPlan(
          json.getString("name"),
          json.getString("role"),
          json.getString("cluster"),
          json.getJsonArray("members").stream().map(String.class::cast).toList(),
          texts(json.getJsonObject("settings")),
          texts(json.getJsonObject("args")));
    }

    JsonObject json() {
      return new JsonObject()
          .put("name", name)
          .put("role", role)
          .put("cluster", clusterName)
          .put("members", new JsonArray(members))
          .put("settings", new JsonObject(new HashMap<>(settings)))
          .put("args", new JsonObject(new HashMap<>(args)));
    }

    private static Map<String, String> texts(JsonObject json) {
      Map<String, String> texts = new HashMap<>();
      json.forEach(entry -> texts.put(entry.getKey(), (String) entry.getValue()));
      return texts;
    }
  }
}
