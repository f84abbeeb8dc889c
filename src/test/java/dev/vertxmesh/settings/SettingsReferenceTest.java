package dev.vertxmesh.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SettingsReferenceTest {
  private static final Path REFERENCE = Path.of("docs", "settings.md");

  @Test
  @DisplayName(
      "SE-7 docs/settings.md is what the declarations say (-Dgolden.update=true writes it)")
  void golden() throws IOException {
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(REFERENCE.getParent());
      Files.writeString(REFERENCE, SettingsReference.markdown());
    }
    assertThat(REFERENCE).hasContent(SettingsReference.markdown());
  }

  @Test
  @DisplayName("SE-7 every setting and family has a row of seven cells")
  void rows() {
    assertThat(SettingsReference.markdown().lines().filter(line -> line.startsWith("|")))
        .hasSize(2 + MeshSettings.all().size() + MeshSettings.prefixes().size())
        .allSatisfy(row -> assertThat(row.split("\\|", -1)).hasSize(9));
  }
}
