package dev.vertxmesh.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.PrefixSetting;
import dev.vertxmesh.settings.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("what the pages under docs quote exists")
class PagesTest {

  private static final Path MAIN = Path.of("src", "main", "java", "dev");
  private static final Pattern JOINED = Pattern.compile("\"\\s*\\+\\s*\"");
  private static final Pattern SYMPTOM = Pattern.compile("^\\| (.*?) \\|", Pattern.MULTILINE);
  private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
  private static final Pattern SETTING = Pattern.compile("`(mesh(?:\\.[a-z-]+)+(?:\\.<entry>)?)`");
  private static final Set<String> COMMANDS = Set.of("describe", "/tmp");

  static Stream<Path> pages() {
    return files(Path.of("docs"), file -> file.toString().endsWith(".md")).stream()
        .filter(page -> !page.endsWith("event-bus.md"));
  }

  @Test
  @DisplayName("each message that troubleshooting.md lists as a symptom is one of ours")
  void symptoms() {
    String sources =
        files(MAIN, file -> file.toString().endsWith(".java")).stream()
            .map(PagesTest::read)
            .map(source -> JOINED.matcher(source).replaceAll(""))
            .collect(Collectors.joining("\n"));
    List<String> quoted =
        found(SYMPTOM, read(Path.of("docs", "troubleshooting.md"))).stream()
            .flatMap(cell -> found(QUOTED, cell).stream())
            .filter(text -> !COMMANDS.contains(text))
            .toList();
    assertThat(quoted).hasSizeGreaterThan(10);
    assertThat(quoted)
        .allSatisfy(
            message ->
                assertThat(message.split("…"))
                    .allSatisfy(part -> assertThat(sources).contains(part.strip())));
  }

  @ParameterizedTest
  @MethodSource("pages")
  @DisplayName("each setting that a page names is declared")
  void settings(Path page) {
    Set<String> known =
        Stream.concat(
                MeshSettings.all().stream().map(Setting::name),
                MeshSettings.prefixes().stream().map(PrefixSetting::toString))
            .collect(Collectors.toSet());
    assertThat(found(SETTING, read(page)))
        .allSatisfy(name -> assertThat(known).as(page.toString()).contains(name));
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(result -> result.group(1)).toList();
  }

  private static List<Path> files(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(wanted).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
