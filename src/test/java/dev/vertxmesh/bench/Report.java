package dev.vertxmesh.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a run of the benchmarks leaves: {@code report.json} for programs, {@code report.md}. */
final class Report {

  private final boolean quick;
  private final JsonArray jobs = new JsonArray();
  private final List<String> text = new ArrayList<>();
  private boolean complete = true;

  Report(boolean quick) {
    this.quick = quick;
    text.add("# Benchmarks" + (quick ? " (quick: they run; the figures mean little)" : ""));
    text.add("");
    text.add(
        "Java %s, %d processors, %s %s"
            .formatted(
                System.getProperty("java.version"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version")));
  }

  void add(Job job, List<Figure> figures) {
    jobs.add(json(job, figures));
    describe(job, figures);
  }

  /** A job that ended with {@code failure}, after these figures. */
  void addFailed(Job job, List<Figure> figures, Throwable failure) {
    complete = false;
    jobs.add(json(job, figures).put("failure", failure.toString()));
    describe(job, figures);
    text.add("");
    text.add("**Failed:** `" + failure + "`");
  }

  /** Whether no job has failed. */
  boolean isComplete() {
    return complete;
  }

  private static JsonObject json(Job job, List<Figure> figures) {
    return new JsonObject()
        .put("job", job.id())
        .put("title", job.title())
        .put("figures", new JsonArray(figures.stream().map(Figure::json).toList()));
  }

  private void describe(Job job, List<Figure> figures) {
    text.add("");
    text.add("## " + job.id() + ": " + job.title());
    text.add("");
    text.add("| metric | value | floor | ratio | target | met | n |");
    text.add("| --- | ---: | ---: | ---: | --- | --- | ---: |");
    figures.forEach(figure -> text.add(row(figure)));
  }

  private static String row(Figure figure) {
    return String.join(
        " | ",
        "| " + figure.metric(),
        Numbers.plain(figure.value()) + " " + figure.unit(),
        figure.floor().isPresent()
            ? Numbers.plain(figure.floor().getAsDouble()) + " " + figure.unit()
            : "",
        figure.ratio().isPresent() ? Numbers.plain(figure.ratio().getAsDouble()) : "",
        figure.target().map(target -> target.text(figure.unit())).orElse(""),
        figure.verdict(),
        figure.samples() + " |");
  }

  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    Files.writeString(
        directory.resolve("report.json"),
        new JsonObject()
                .put("quick", quick)
                .put("java", System.getProperty("java.version"))
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("jobs", jobs)
                .encodePrettily()
            + "\n");
    Files.writeString(directory.resolve("report.md"), String.join("\n", text) + "\n");
  }
}
