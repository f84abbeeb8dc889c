package dev.vertxmesh.host.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFolderTest {

  @TempDir Path directory;

  private final ManifestPaths manifests = new ManifestPaths();

  @Test
  @DisplayName("LA-10 an archive is found, by a later host as well, once it is kept")
  void keptAndFound() throws IOException {
    ArchiveFolder folder = folder(4);
    assertThat(folder.find(key("a"))).isEmpty();

    Path archive = make(folder, key("a"), "classes");

    assertThat(folder.find(key("a"))).contains(archive);
    assertThat(folder(4).find(key("a"))).contains(archive);
    assertThat(folder.find(key("b"))).isEmpty();
    assertThat(folder.begin(key("a"))).isEmpty();
  }

  @Test
  @DisplayName("LA-10 an archive that was cut or damaged is none, and is made again")
  void damaged() throws IOException {
    Path archive = make(folder(4), key("a"), "classes");

    Files.writeString(archive, "klasses");
    assertThat(folder(4).find(key("a"))).isEmpty();
    Files.writeString(archive, "class");
    assertThat(folder(4).find(key("a"))).isEmpty();

    make(folder(4), key("a"), "classes");
    assertThat(folder(4).find(key("a"))).contains(archive);
  }

  @Test
  @DisplayName("LA-10 what was not kept leaves nothing; one at a time is made")
  void oneAtATime() throws IOException {
    ArchiveFolder folder = folder(4);
    ArchiveFolder.Draft draft = folder.begin(key("a")).orElseThrow();
    Files.writeString(draft.part(), "half");

    assertThat(folder(4).begin(key("b"))).isEmpty();
    draft.close();

    assertThat(draft.part()).doesNotExist();
    assertThat(folder.find(key("a"))).isEmpty();
    ArchiveFolder.Draft empty = folder(4).begin(key("b")).orElseThrow();
    assertThatThrownBy(empty::keep).isInstanceOf(IOException.class);
    empty.close();
  }

  @Test
  @DisplayName("LA-10 beyond the limit those not used for longest are removed")
  void bounded() throws IOException {
    ArchiveFolder folder = folder(2);
    for (String name : List.of("a", "b", "c")) {
      Path archive = make(folder, key(name), name);
      FileTime time = FileTime.from(Instant.now().minus(Duration.ofDays(9 - name.charAt(0) + 'a')));
      Files.setLastModifiedTime(archive.resolveSibling(name + ".sum"), time);
    }
    make(folder, key("d"), "d");

    assertThat(folder.find(key("a"))).isEmpty();
    assertThat(directory.resolve("a.jsa")).doesNotExist();
    assertThat(folder.find(key("c"))).isPresent();
    assertThat(folder.find(key("d"))).isPresent();
  }

  @Test
  @DisplayName("LA-10 the key is that of the jars with which the class path begins")
  void prefix() throws IOException {
    Path first = jar("first.jar", "");
    Path second = jar("second.jar", "");
    Path folder = Files.createDirectory(directory.resolve("classes"));

    ArchiveKey both = keyOf(first, second).orElseThrow();
    assertThat(both.classPath()).containsExactly(first.toString(), second.toString());
    assertThat(keyOf(first, second, folder, first)).contains(both);
    assertThat(keyOf(first).orElseThrow().name()).isNotEqualTo(both.name());
    assertThat(keyOf(folder, first)).isEmpty();
    assertThat(keyOf(directory.resolve("missing.jar"))).isEmpty();
  }

  @Test
  @DisplayName("LA-10 the key changes with a jar, and with one that its manifest names")
  void changed() throws IOException {
    Path library = jar("library.jar", "");
    Path first = jar("first.jar", "library.jar");
    ArchiveKey before = keyOf(first).orElseThrow();

    Files.setLastModifiedTime(library, FileTime.from(Instant.now().minusSeconds(60)));
    ArchiveKey touched = keyOf(first).orElseThrow();
    try (OutputStream more = Files.newOutputStream(first, StandardOpenOption.APPEND)) {
      more.write(0);
    }

    assertThat(touched).isNotEqualTo(before);
    assertThat(keyOf(first).orElseThrow()).isNotEqualTo(touched);
  }

  @Test
  @DisplayName("LA-10 a manifest that changes is read again")
  void manifestChanged() throws IOException {
    Path library = jar("library.jar", "");
    Path first = jar("first.jar", "");
    assertThat(manifests.of(first, "before")).isEmpty();

    jar("first.jar", "library.jar missing.txt http://elsewhere/other.jar");

    assertThat(manifests.of(first, "before")).isEmpty();
    assertThat(manifests.of(first, "after")).containsExactly(library);
  }

  private Optional<ArchiveKey> keyOf(Path... classPath) throws IOException {
    List<String> entries = Stream.of(classPath).map(Path::toString).toList();
    return ArchiveKey.of(LaunchPlan.of("one", directory).runs("Main", entries).build(), manifests);
  }

  private Path jar(String name, String more) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, more);
    Path jar = directory.resolve(name);
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    return jar;
  }

  private static Path make(ArchiveFolder folder, ArchiveKey key, String content)
      throws IOException {
    ArchiveFolder.Draft draft = folder.begin(key).orElseThrow();
    try {
      Files.writeString(draft.part(), content);
      return draft.keep();
    } finally {
      draft.close();
    }
  }

  private static ArchiveKey key(String name) {
    return new ArchiveKey(name, List.of());
  }

  private ArchiveFolder folder(int most) {
    return new ArchiveFolder(directory, most);
  }
}
