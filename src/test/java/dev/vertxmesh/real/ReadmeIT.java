package dev.vertxmesh.real;

import static dev.vertxmesh.real.RealCluster.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.Answer;
import dev.vertxmesh.HostSummary;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshSummary;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.docs.MarkdownPage;
import dev.vertxmesh.shape.Ranks;
import examples.SpawnAndAsk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeIT {

  @TempDir Path folder;

  @Test
  @DisplayName("the command lines of the README work, one after the other")
  void commandLines() throws IOException {
    List<String> commands = commands();
    try (CommandLines lines = new CommandLines(folder)) {
      CommandLines.Running alpha = lines.documented(commands.get(0));
      eventually(() -> alpha.output().contains("takes up to"));
      ClientNode client = lines.client();
      Mesh mesh = Mesh.create(client.vertx());
      lines.documented(commands.get(1));
      eventually(() -> hosts(mesh).equals(List.of("alpha", "beta")));
      lines.documented(commands.get(2));
      eventually(() -> running(mesh).contains("workers"));
      lines.documented(commands.get(3));
      eventually(() -> running(mesh).contains("scores"));
      ActorMesh scores = await(mesh.findActors("scores"));
      assertThat(await(SpawnAndAsk.ask(scores)).ranksOf(Answer::succeeded))
          .isEqualTo(Ranks.range(0, 4));
      await(client.close());
    }
    eventually(() -> RealCluster.processes().isEmpty());
  }

  private static List<String> commands() {
    return MarkdownPage.of("README.md").blocks("shell").stream()
        .flatMap(block -> block.text().lines())
        .filter(line -> line.startsWith("java "))
        .toList();
  }

  private static List<String> hosts(Mesh mesh) {
    return await(mesh.hostList()).stream().map(HostSummary::name).toList();
  }

  private static List<String> running(Mesh mesh) {
    return await(mesh.list()).stream()
        .filter(one -> one.status().equals("running"))
        .map(MeshSummary::name)
        .toList();
  }

  private static void eventually(Callable<Boolean> check) {
    Awaitility.await().atMost(RealCluster.GENEROUS).until(check);
  }
}
