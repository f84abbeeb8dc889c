package dev.vertxmesh.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.docs.MarkdownPage.Block;
import io.vertx.core.Deployable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("README.md and docs say what there is")
class ReadmeTest {

  private static final Path EXAMPLES = Path.of("src", "main", "java", "examples");
  private static final Path VERBS = Path.of("src", "main", "java", "dev", "vertxmesh", "cli");
  private static final Pattern REGION =
      Pattern.compile("^ *// tag::([\\w-]+)\\[]\\n(.*?)^ *// end::\\1\\[]", allLines());
  private static final Pattern VERB = Pattern.compile("name = \"([a-z]+)\"");
  private static final Pattern CALL = Pattern.compile("launcher/mesh ([a-z]+)");
  private static final Pattern ROUTE = Pattern.compile("(api|health)/");
  private static final Pattern FILE =
      Pattern.compile("(?<![\\w:{\"])(?:\\./)?((?:[\\w.-]+/)+[\\w.-]+)");
  private static final Pattern LINK = Pattern.compile("]\\((?!http)([^)#]*)(?:#([\\w-]+))?\\)");
  private static final Pattern CLASS = Pattern.compile("\\b(?:[a-z]+\\.)+[A-Z]\\w+");
  private static final Pattern SHORT_NAME = Pattern.compile("mesh:[a-z]+");

  private static int allLines() {
    return Pattern.MULTILINE | Pattern.DOTALL;
  }

  @Test
  @DisplayName("each Java block is a region of a compiled example, and each region is shown")
  void javaBlocks() {
    List<String> shown =
        pages().stream().flatMap(page -> page.blocks("java").stream()).map(Block::text).toList();
    assertThat(shown).containsExactlyInAnyOrderElementsOf(regions().values());
  }

  @Test
  @DisplayName("each verb that a shell block calls exists")
  void verbs() {
    Set<String> known = new TreeSet<>();
    sources(VERBS).forEach(source -> known.addAll(found(VERB, source)));
    assertThat(known).contains("demo", "up");
    assertThat(shell()).isNotEmpty().flatMap(text -> found(CALL, text)).isSubsetOf(known);
  }

  @Test
  @DisplayName("each file that a shell block or a link names exists, or is built")
  void files() {
    List<String> files = new ArrayList<>();
    shell().forEach(text -> files.addAll(found(FILE, text)));
    assertThat(files).contains("launcher/mesh", "cluster-config/loopback.xml");
    assertThat(files)
        .filteredOn(
            file -> !file.equals("target/vertx-mesh.jar") && !ROUTE.matcher(file).lookingAt())
        .allSatisfy(file -> assertThat(Path.of(file)).exists());
  }

  @Test
  @DisplayName("each link leads to a file, and to a heading of it")
  void links() {
    for (Path page : pageFiles()) {
      Matcher link = LINK.matcher(read(page));
      while (link.find()) {
        Path folder = page.toAbsolutePath().getParent();
        Path target = link.group(1).isEmpty() ? page : folder.resolve(link.group(1));
        assertThat(target).as("%s: %s", page, link.group()).exists();
        if (link.group(2) != null) {
          assertThat(headings(target)).as("%s: %s", page, link.group()).contains(link.group(2));
        }
      }
    }
  }

  @Test
  @DisplayName("each verticle of the product stands in the table, and each class named exists")
  void classes() {
    Set<String> named = new TreeSet<>(found(CLASS, read(Path.of("README.md"))));
    named.removeIf(name -> name.startsWith("dev.vertxmesh.cli."));
    assertThat(named).allSatisfy(name -> assertThat(classOf(name)).isNotNull());
    assertThat(named)
        .filteredOn(name -> Deployable.class.isAssignableFrom(classOf(name)))
        .contains("dev.vertxmesh.cluster.HostVerticle", "dev.vertxmesh.proc.ProcAgent");
  }

  @Test
  @DisplayName("each short name is one that the factory knows")
  void shortNames() {
    String factory = read(Path.of("src/main/java/dev/vertxmesh/cluster/MeshVerticles.java"));
    assertThat(found(SHORT_NAME, read(Path.of("README.md"))))
        .contains("mesh:host", "mesh:home", "mesh:proc", "mesh:hosts", "mesh:procs", "mesh:actors")
        .allSatisfy(name -> assertThat(factory).contains('"' + name.substring(5) + '"'));
  }

  private static Map<String, String> regions() {
    Map<String, String> regions = new TreeMap<>();
    for (String source : sources(EXAMPLES)) {
      Matcher region = REGION.matcher(source);
      while (region.find()) {
        regions.put(region.group(1), region.group(2).stripTrailing().stripIndent() + "\n");
      }
    }
    assertThat(regions).isNotEmpty();
    return regions;
  }

  private static List<String> shell() {
    return pages().stream()
        .flatMap(page -> page.blocks("shell").stream())
        .map(Block::text)
        .toList();
  }

  private static List<MarkdownPage> pages() {
    return pageFiles().stream().map(Path::toString).map(MarkdownPage::of).toList();
  }

  private static List<Path> pageFiles() {
    List<Path> pages = new ArrayList<>(List.of(Path.of("README.md")));
    try (Stream<Path> files = Files.list(Path.of("docs"))) {
      files.filter(file -> file.toString().endsWith(".md")).forEach(pages::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return pages;
  }

  private static List<String> headings(Path page) {
    return read(page)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }

  private static List<String> found(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(matcher.groupCount() == 0 ? 0 : 1));
    }
    return found;
  }

  private static Class<?> classOf(String name) {
    try {
      return Class.forName(name, false, ReadmeTest.class.getClassLoader());
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("README.md names " + name + ", which does not exist", missing);
    }
  }

  private static List<String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).map(ReadmeTest::read).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
