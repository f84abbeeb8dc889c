package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.docs.MarkdownPage.Block;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/**
 * Runs the blocks of a page as a reader would, in a cluster of their own: {@code shell} is a
 * script, which is waited for; {@code shell stays} is one that runs on until the page is done;
 * {@code text} is what the script before it must print, its lines in that order, each {@code …}
 * standing for anything. A port of the page that may be taken here is another one.
 */
final class Terminal implements AutoCloseable {

  private static final String STAYS = "stays";
  private static final String ANYTHING = "…";
  private static final String ADMIN_PORT = "MESH_ADMIN_PORT";
  private static final String DEFAULT_ADMIN = "127.0.0.1:7080";

  private final Path folder;
  private final Map<String, String> environment;
  private final List<Script> staying = new ArrayList<>();
  private int scripts;

  /** A script that was started. */
  private record Script(String text, Process process, Path log) {

    String output() {
      try {
        return Files.readString(log);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    void awaitEnd() {
      try {
        assertThat(process.waitFor(RealCluster.GENEROUS.toSeconds(), TimeUnit.SECONDS))
            .as("it ends: %s\n%s", text, output())
            .isTrue();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new AssertionError(stopped);
      }
    }

    /** As Ctrl-C does, what runs in the foreground gets the signal. */
    void interrupt() {
      process.children().forEach(ProcessHandle::destroy);
      process.destroy();
      awaitEnd();
    }
  }

  Terminal(Path folder) throws IOException {
    this.folder = folder;
    String clusterPort = Integer.toString(freePort());
    this.environment =
        Map.of(
            "MESH_CLUSTER_NAME",
            "how-to-" + UUID.randomUUID(),
            "MESH_CLUSTER_PORT",
            clusterPort,
            "MESH_CLUSTER_MEMBERS",
            "127.0.0.1:" + clusterPort,
            "MESH_HOST_DIRECTORY",
            folder.resolve("h").toString(),
            ADMIN_PORT,
            Integer.toString(freePort()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Runs all blocks, in order. */
  void run(List<Block> blocks) {
    Script last = null;
    for (Block block : blocks) {
      if (block.language().equals("shell")) {
        last = start(block);
      } else if (block.language().equals("text")) {
        awaitOutput(last, block.text());
      }
    }
  }

  private Script start(Block block) {
    Path log = folder.resolve("script-" + scripts++ + ".txt");
    String text = block.text().replace(DEFAULT_ADMIN, "127.0.0.1:" + environment.get(ADMIN_PORT));
    ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", text);
    bash.environment().putAll(environment);
    try {
      Process process = bash.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      Script script = new Script(block.text(), process, log);
      if (block.info().equals(STAYS)) {
        staying.add(script);
      } else {
        script.awaitEnd();
        assertThat(process.exitValue()).as("%s\n%s", block.text(), script.output()).isZero();
      }
      return script;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void awaitOutput(Script script, String expected) {
    StringBuilder regex = new StringBuilder();
    for (String line : expected.lines().toList()) {
      regex.append("(?m)^");
      for (String part : line.split(ANYTHING, -1)) {
        regex.append(Pattern.quote(part)).append(".*");
      }
      regex.append("$(?s:.*?)");
    }
    Pattern pattern = Pattern.compile(regex.toString());
    Awaitility.await()
        .atMost(RealCluster.GENEROUS)
        .failFast(
            () ->
                assertThat(script.process().isAlive() || pattern.matcher(script.output()).find())
                    .as("%s printed\n%s\nand not\n%s", script.text(), script.output(), expected)
                    .isTrue())
        .until(() -> pattern.matcher(script.output()).find());
  }

  /** Ends what still runs, the last started first. */
  @Override
  public void close() {
    for (int i = staying.size() - 1; i >= 0; i--) {
      staying.get(i).interrupt();
    }
  }
}
