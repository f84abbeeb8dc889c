package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.docs.MarkdownPage;
import dev.vertxmesh.docs.MarkdownPage.Block;
import dev.vertxmesh.real.RealActors.Obedient;
import dev.vertxmesh.real.WatchedHost.Answer;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route of the contract, asked of a real host with real workers. */
final class RoutesIT {

  private static final String DOCUMENTED_ADDRESS = "127.0.0.1:7080";
  private static final String DOCUMENTED_PROC = "workers.0.e1";

  @TempDir static Path folder;
  private static WatchedHost host;
  private static ProcMesh procs;
  private static String proc;

  @BeforeAll
  static void start() {
    host = new WatchedHost(folder, Map.of());
    procs =
        await(
            await(host.mesh().hosts(1))
                .spawn(ProcSpec.named("workers").perHost(Extent.of("procs", 2))));
    proc = Workers.of(host.mesh(), "workers").get(0).id();
  }

  @AfterAll
  static void end() {
    if (host != null) {
      host.put("/api/v1/loggers/dev.vertxmesh.proc", "{\"level\": \"inherit\"}");
      host.close();
    }
  }

  private static void spawn(String name) {
    await(procs.spawn(ActorSpec.of(name, Obedient.class).perProc(Extent.of("actors", 4))));
  }

  @Test
  @DisplayName("AD-13 every operation of the contract is answered by a real host")
  void everyOperation() {
    spawn("routes");
    JsonObject paths = host.get("/openapi.json").json().getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      for (String method : paths.getJsonObject(path).fieldNames()) {
        if (!method.equals("post")) {
          ask(method, path);
        }
      }
    }
    ask("post", "/api/v1/meshes/{mesh}/stop");
    assertThat(paths.encode().split("\"post\"", -1)).as("operations that stop").hasSize(2);
    assertThat(host.get("/").body()).contains("<title>");
  }

  private static void ask(String method, String path) {
    String concrete =
        path.replace("{mesh}", "routes")
            .replace("{rank}", "0")
            .replace("{host}", "alpha")
            .replace("{proc}", proc)
            .replace("{logger}", "dev.vertxmesh.routes");
    if (path.endsWith("/v1/events")) {
      assertThat(host.firstLine(concrete)).startsWith("id: ");
      return;
    }
    Answer answer =
        switch (method) {
          case "get" -> host.get(concrete);
          case "put" -> host.put(concrete, "{\"level\": \"info\"}");
          case "post" -> host.post(concrete, "{\"deadline\": \"20s\"}");
          default -> throw new AssertionError("the contract has a new method: " + method);
        };
    assertThat(answer.status()).as("%s %s: %s", method, concrete, answer.body()).isEqualTo(200);
    assertThat(answer.body()).isNotBlank();
  }

  @Test
  @DisplayName("the commands of docs/http-api.md do what the page says")
  void documented() throws Exception {
    spawn("scores");
    int commands = 0;
    for (Block block : MarkdownPage.of("docs/http-api.md").blocks("shell")) {
      for (String command : block.text().replace("\\\n", " ").lines().toList()) {
        run(command);
        commands++;
      }
    }
    assertThat(commands).isGreaterThan(15);
  }

  /** A command as the page has it, save where the host is and how the worker is called. */
  private static void run(String documented) throws IOException, InterruptedException {
    assertThat(documented).startsWith("curl -s").contains(DOCUMENTED_ADDRESS);
    String command =
        documented
            .replace(DOCUMENTED_ADDRESS, host.url().getAuthority())
            .replace(DOCUMENTED_PROC, proc);
    ProcessBuilder bash = new ProcessBuilder("bash", "-c", "exec " + command);
    bash.environment().put("TOKEN", WatchedHost.token());
    Process curl = bash.redirectErrorStream(true).start();
    try (BufferedReader output = curl.inputReader()) {
      if (documented.startsWith("curl -sN")) {
        assertThat(output.readLine()).as(documented).matches("(id|event|data|:).*");
        return;
      }
      String answer = String.join("\n", output.lines().toList());
      assertThat(curl.waitFor(RealCluster.GENEROUS.toSeconds(), TimeUnit.SECONDS)).isTrue();
      assertThat(curl.exitValue()).as(documented).isZero();
      if (!documented.contains("/metrics")) {
        assertThat(new JsonObject(answer).fieldNames()).as(answer).doesNotContain("error");
      }
    } finally {
      curl.destroy();
    }
  }
}
