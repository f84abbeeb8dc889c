package dev.vertxmesh.real;

import dev.vertxmesh.docs.MarkdownPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("each page of docs/how-to does what it says, command by command")
class HowToIT {

  @TempDir Path folder;

  static List<Path> pages() throws IOException {
    try (Stream<Path> pages = Files.list(Path.of("docs", "how-to"))) {
      return pages.sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void works(Path page) throws IOException {
    try (Terminal terminal = new Terminal(folder)) {
      terminal.run(MarkdownPage.of(page.toString()).blocks());
    }
    Awaitility.await("nothing is left behind")
        .atMost(RealCluster.GENEROUS)
        .until(() -> RealCluster.processes().isEmpty());
  }
}
