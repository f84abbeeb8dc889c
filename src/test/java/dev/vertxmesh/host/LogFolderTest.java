package dev.vertxmesh.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.protocol.LogStream;
import dev.vertxmesh.protocol.ReadLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFolderTest {

  @TempDir Path folder;

  private void write(String name, int second) throws IOException {
    Path file = Files.writeString(folder.resolve(name), name + "\n");
    Files.setLastModifiedTime(file, FileTime.fromMillis(second * 1000L));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  @DisplayName("A folder that is not there holds no logs")
  void missing() throws IOException {
    assertThat(new LogFolder(folder.resolve("none"), 10, 1).workers()).isEmpty();
  }

  @Test
  @DisplayName("Workers are known by any of their files; others' files are nobody's")
  void workers() throws IOException {
    write("w.0.e1.out", 1);
    write("w.0.e1.2.err", 1);
    write("w.1.e1.out.1", 1);
    write("w.2.e1.hs_err.log", 1);
    write("notes.txt", 1);
    assertThat(new LogFolder(folder, 10, 1).workers())
        .containsExactly("w.0.e1", "w.0.e1.2", "w.1.e1", "w.2.e1");
  }

  @Test
  @DisplayName("HO-11 of the ended the latest stay, each with all its files; the others go")
  void retention() throws IOException {
    write("w.0.e1.out", 1);
    write("w.0.e1.out.1", 1);
    write("w.0.e1.err", 1);
    write("w.0.e1.hs_err.log", 1);
    write("w.0.e1.2.out", 9);
    write("w.1.e1.out", 2);
    write("w.1.e1.err", 8);
    write("w.2.e1.out", 3);
    write("live.out", 0);
    LogFolder logs = new LogFolder(folder, 10, 2);

    logs.forget(Set.of("w.0.e1", "w.0.e1.2", "w.1.e1", "w.2.e1"));

    assertThat(names()).containsExactly("live.out", "w.0.e1.2.out", "w.1.e1.err", "w.1.e1.out");
    assertThat(logs.read(tail("w.0.e1"), false)).isEmpty();
  }

  @Test
  @DisplayName("HO-11 each log is cut by itself")
  void cuts() throws IOException {
    write("w.0.e1.out", 1);
    Files.writeString(folder.resolve("w.0.e1.err"), "short\n");
    LogFolder logs = new LogFolder(folder, 8, 2);
    logs.cut(logs.workers());
    assertThat(names()).containsExactly("w.0.e1.err", "w.0.e1.out", "w.0.e1.out.1");
    assertThat(folder.resolve("w.0.e1.out.1")).hasSize(8);
  }

  private static ReadLog tail(String worker) {
    return new ReadLog(worker, LogStream.OUT, false, ReadLog.TAIL, ReadLog.MOST_BYTES);
  }
}
