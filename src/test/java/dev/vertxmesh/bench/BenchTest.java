package dev.vertxmesh.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vertxmesh.cli.Benchmarks;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BenchTest {

  private static final Path SOURCES = Path.of("src/test/java/dev/vertxmesh/bench");
  private static final Figure TOLD =
      Figure.of("J1", "throw → handler, p50", 98.04, "µs", 2000)
          .over(105.2)
          .aimedAt(Target.ratioAtMost(1.0));

  @Test
  @DisplayName("BE-1: a figure is told beside its floor, and meets its target or misses it")
  void figureWithFloor() {
    assertThat(TOLD.line())
        .isEqualTo(
            "J1  throw → handler, p50: 98 µs = 0.932 × floor 105 µs (n 2000); ≤ 1 × floor: met");
    assertThat(TOLD.json())
        .isEqualTo(
            new JsonObject(
                "{\"job\":\"J1\",\"metric\":\"throw → handler, p50\",\"value\":98.0,\"unit\":\"µs\","
                    + "\"samples\":2000,\"floor\":105,\"ratio\":0.932,\"target\":\"≤ 1 × floor\","
                    + "\"met\":true}"));
    assertThat(TOLD.aimedAt(Target.ratioAtLeast(1.0)).verdict()).isEqualTo("missed");
  }

  @Test
  @DisplayName("a figure for information has neither floor nor verdict")
  void figureAlone() {
    Figure alone = Figure.of("J6", "heap", 123_456.7, "B", 1);
    assertThat(alone.line()).isEqualTo("J6  heap: 123457 B (n 1)");
    assertThat(alone.met()).isEmpty();
    assertThat(alone.aimedAt(Target.valueAtMost(200_000)).line()).endsWith("; ≤ 200000 B: met");
    assertThat(alone.aimedAt(Target.ratioAtMost(2)).met()).isEmpty();
  }

  @Test
  @DisplayName("BE-4: percentiles are exact")
  void percentiles() {
    Samples samples = new Samples();
    IntStream.rangeClosed(1, 200).map(time -> 201 - time).forEach(samples::add);
    assertThat(samples.percentile(50)).isEqualTo(100);
    assertThat(samples.percentile(99)).isEqualTo(198);
    assertThat(samples.max()).isEqualTo(200);
    assertThat(Samples.of(samples.json()).percentile(0.1)).isEqualTo(1);
    assertThatThrownBy(() -> new Samples().median()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  @DisplayName("the verb finds them; a job that there is not is refused with those that there are")
  void unknownJob() {
    Benchmarks found = ServiceLoader.load(Benchmarks.class).findFirst().orElseThrow();
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    assertThatThrownBy(() -> found.run(List.of("J99"), true, false, nowhere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("there is no job 'J99'; there are J1");
  }

  @Test
  @DisplayName("BE-6: every job is there once, and every target of the table is measured")
  void everyTargetIsMeasured() throws IOException {
    List<String> ids = Bench.JOBS.stream().map(Job::id).toList();
    assertThat(ids).containsExactly("J1", "J2", "J3", "J4", "J5", "J6", "J7", "J8", "J9", "J10");
    String sources = sources();
    Arrays.stream(Goal.values())
        .forEach(goal -> assertThat(sources).contains("Goal." + goal.name()));
  }

  private static String sources() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      StringBuilder all = new StringBuilder();
      for (Path file : files.filter(each -> !each.endsWith("Goal.java")).toList()) {
        all.append(Files.readString(file));
      }
      return all.toString();
    }
  }
}
