package dev.vertxmesh.bench;

import dev.vertxmesh.cli.Benchmarks;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs jobs in order, prints their figures, and leaves a report. */
public final class Bench implements Benchmarks {

  /** Where reports and logs go; {@code target/bench} of the working directory if not set. */
  private static final String DIRECTORY = "bench.directory";

  /** The table of jobs, in order. */
  static final List<Job> JOBS =
      List.of(
          new ThrowJob(),
          new KillJob(),
          new FanJob(),
          new SpawnJob(),
          new StartJob(),
          new QuietJob(),
          new LossJob(),
          new LedgerJob(),
          new CastJob(),
          new StopJob());

  /** Those that run only when they are named. */
  static final List<Job> MORE = List.of(new LimitsJob());

  /** Made by {@link java.util.ServiceLoader}. */
  public Bench() {}

  @Override
  public boolean run(List<String> ids, boolean quick, boolean json, PrintWriter out) {
    List<Job> chosen = ids.isEmpty() ? JOBS : ids.stream().map(Bench::job).toList();
    Path directory = Path.of(System.getProperty(DIRECTORY, "target/bench")).toAbsolutePath();
    Report report = new Report(quick);
    chosen.forEach(job -> run(job, quick, json, directory, report, out));
    try {
      report.write(directory);
    } catch (IOException failure) {
      throw new UncheckedIOException("no report in " + directory, failure);
    }
    System.err.println("# the report is in " + directory);
    return report.isComplete();
  }

  private static Job job(String id) {
    return Stream.concat(JOBS.stream(), MORE.stream())
        .filter(job -> job.id().equalsIgnoreCase(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no job '"
                        + id
                        + "'; there are "
                        + Stream.concat(JOBS.stream(), MORE.stream())
                            .map(Job::id)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private static void run(
      Job job, boolean quick, boolean json, Path directory, Report report, PrintWriter out) {
    List<Figure> figures = new ArrayList<>();
    Run run =
        new Run(
            job,
            quick,
            directory.resolve(job.id()),
            figure -> {
              figures.add(figure);
              print(json ? figure.json() : figure.line(), out);
            });
    run.progress(job.title());
    long begin = System.nanoTime();
    try {
      Files.createDirectories(run.directory());
      try {
        job.run(run);
      } finally {
        run.close();
      }
      report.add(job, figures);
      run.progress("took %d s".formatted(Duration.ofNanos(System.nanoTime() - begin).toSeconds()));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(job.id() + " was interrupted", stopped);
    } catch (Exception | AssertionError failure) {
      run.progress("failed: " + failure);
      failure.printStackTrace();
      report.addFailed(job, figures, failure);
      if (json) {
        print(new JsonObject().put("job", job.id()).put("failure", failure.toString()), out);
      }
    }
  }

  private static void print(Object line, PrintWriter out) {
    out.println(line);
    out.flush();
  }
}
