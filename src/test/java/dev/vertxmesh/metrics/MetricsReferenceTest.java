package dev.vertxmesh.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MetricsReferenceTest {
  private static final Path REFERENCE = Path.of("docs", "metrics.md");

  @Test
  @DisplayName("ME-1 docs/metrics.md is what the declarations say (-Dgolden.update=true writes it)")
  void golden() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(REFERENCE, MetricsReference.markdown());
    }
    assertThat(REFERENCE).hasContent(MetricsReference.markdown());
  }

  @Test
  @DisplayName("ME-1 each metric is explained, and says what to do")
  void explained() {
    assertThat(MeshMetric.all())
        .allSatisfy(
            metric -> {
              assertThat(metric.meaning()).endsWith(".").doesNotContain("|");
              assertThat(metric.whenHigh()).endsWith(".").doesNotContain("|");
            });
  }
}
