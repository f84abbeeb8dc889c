package dev.vertxmesh.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WireGoldenTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "golden", "wire");

  static List<WireExamples.Example> examples() {
    return WireExamples.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("PR-5 each message is what its golden file says (-Dgolden.update=true writes it)")
  void golden(WireExamples.Example example) throws IOException {
    String text = Wire.toJson(example.message()).encodePrettily() + "\n";
    Path file = FOLDER.resolve(example.name() + ".json");
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, text);
    }
    assertThat(file).hasContent(text);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("PR-5 each golden file can be read, and says the same again")
  void goldenIsRead(WireExamples.Example example) throws IOException {
    String text = Files.readString(FOLDER.resolve(example.name() + ".json"));
    Object message = Wire.read(example.message().getClass(), text);
    assertThat(message).isEqualTo(example.message());
  }

  @Test
  @DisplayName("PR-5 there is no golden file without an example")
  void noOthers() {
    assertThat(names())
        .containsExactlyInAnyOrderElementsOf(
            examples().stream().map(example -> example.name() + ".json").toList());
  }

  private static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
