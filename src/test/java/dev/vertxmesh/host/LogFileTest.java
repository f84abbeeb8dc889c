package dev.vertxmesh.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.protocol.LogPart;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

  private static final int ALL = 1_000_000;

  @TempDir Path folder;
  private Path path;
  private LogFile log;

  @BeforeEach
  void open() throws IOException {
    path = folder.resolve("w.out");
    log = new LogFile(path);
  }

  private void write(String text) throws IOException {
    Files.writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private LogPart read(long from) throws IOException {
    return log.read(false, from, ALL, true);
  }

  @Test
  @DisplayName("HO-11 below the limit nothing is cut, and there is no copy")
  void belowTheLimit() throws IOException {
    write("one\n");
    assertThat(log.cut(4)).isFalse();
    assertThat(folder.resolve("w.out.1")).doesNotExist();
    assertThat(read(-1)).isEqualTo(new LogPart("one\n", 4, 4, true));
  }

  @Test
  @DisplayName("HO-11 above the limit the last bytes move to the copy, and the file begins anew")
  void aboveTheLimit() throws IOException {
    write("one\ntwo\nthree\n");
    assertThat(log.cut(10)).isTrue();
    assertThat(path).isEmptyFile();
    assertThat(folder.resolve("w.out.1")).hasContent("two\nthree\n");
    write("four\n");
    assertThat(log.read(true, 0, ALL, true).text()).isEqualTo("three\n");
    assertThat(log.read(true, 0, ALL, true).live()).isFalse();
  }

  @Test
  @DisplayName("HO-11 positions go on counting: who reads on misses nothing that is kept")
  void readsOnAcrossCuts() throws IOException {
    StringBuilder seen = new StringBuilder();
    StringBuilder written = new StringBuilder();
    long from = 0;
    for (int line = 0; line < 300; line++) {
      String text = "line " + line + "\n";
      written.append(text);
      write(text);
      log.cut(40);
      LogPart part = log.read(false, from, 7, true);
      while (part.next() < part.end()) {
        seen.append(part.text());
        part = log.read(false, part.next(), 7, true);
      }
      seen.append(part.text());
      from = part.next();
    }
    assertThat(seen).hasToString(written.toString());
    assertThat(Files.size(path) + Files.size(folder.resolve("w.out.1"))).isLessThan(100);
  }

  @Test
  @DisplayName("HO-11 what is kept is the end of what was written, without a gap")
  void nothingIsLostButTheOldest() throws IOException {
    StringBuilder written = new StringBuilder();
    for (int line = 0; line < 1000; line++) {
      String text = "line " + line + "\n";
      written.append(text);
      write(text);
      log.cut(500);
    }
    String kept = Files.readString(folder.resolve("w.out.1")) + Files.readString(path);
    assertThat(kept).hasSizeGreaterThan(500);
    assertThat(written.toString()).endsWith(kept);
    assertThat(kept).endsWith(read(-1).text());
  }

  @Test
  @DisplayName("HO-11 a log is bounded while a process appends, which knows nothing of the cuts")
  void writerAppends() throws Exception {
    int limit = 10_000;
    try (BufferedWriter writer =
        Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> append(writer, 50_000));
      List<Long> copies = new ArrayList<>();
      while (!writing.isDone()) {
        if (log.cut(limit)) {
          copies.add(Files.size(folder.resolve("w.out.1")));
        }
      }
      writing.join();
      write("the last line\n");
      log.cut(limit);
      assertThat(copies).hasSizeGreaterThan(1);
      assertThat(Files.size(path)).isLessThanOrEqualTo(limit);
      assertThat(copies.get(0)).isGreaterThanOrEqualTo(limit);
      String kept = Files.readString(folder.resolve("w.out.1")) + Files.readString(path);
      assertThat(kept).endsWith("the last line\n").doesNotContain("\u0000");
    }
  }

  private static void append(BufferedWriter writer, int lines) {
    try {
      for (int line = 0; line < lines; line++) {
        writer.write("line " + line + "\n");
        writer.flush();
      }
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }

  @Test
  @DisplayName("The end of a log begins with a line, and reaches into the copy")
  void tail() throws IOException {
    write("one\ntwo\nthree\n");
    assertThat(log.read(false, -1, 8, true).text()).isEqualTo("three\n");
    log.cut(10);
    write("four\n");
    assertThat(log.read(false, -1, 12, true).text()).isEqualTo("three\nfour\n");
    assertThat(log.read(true, -1, ALL, true).text()).isEqualTo("three\n");
  }

  @Test
  @DisplayName("A character is never cut in two; what is no UTF-8 is read all the same")
  void characters() throws IOException {
    write("grün €\n");
    long from = 0;
    StringBuilder text = new StringBuilder();
    for (LogPart part = log.read(false, 0, 4, true);
        from < part.end();
        part = log.read(false, from, 4, true)) {
      text.append(part.text());
      from = part.next();
    }
    assertThat(text).hasToString("grün €\n");

    Files.write(path, new byte[] {'a', (byte) 0xE2});
    assertThat(new LogFile(path).read(false, 0, ALL, false).text()).isEqualTo("a");
    assertThat(new LogFile(path).read(false, 1, ALL, false).next()).isEqualTo(2);
  }

  @Test
  @DisplayName("A position beyond the end gives nothing; after a restart the copy counts as before")
  void beyond() throws IOException {
    write("one\n");
    assertThat(read(99)).isEqualTo(new LogPart("", 4, 4, true));
    write("two\n");
    log.cut(4);
    LogFile again = new LogFile(path);
    assertThat(again.read(false, 0, ALL, false)).isEqualTo(new LogPart("two\n", 4, 4, false));
  }
}
