package dev.vertxmesh.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One run of one job: how large it is to be, and where its figures go. */
final class Run {

  static final double MICROSECOND = 1e3;
  static final double MILLISECOND = 1e6;
  static final double SECOND = 1e9;

  private final Job job;
  private final boolean quick;
  private final Path directory;
  private final Consumer<Figure> figures;
  private final List<BenchCluster> clusters = new ArrayList<>();

  /**
   * A run that is about to begin.
   *
   * @param directory for logs and the like, which is kept
   */
  Run(Job job, boolean quick, Path directory, Consumer<Figure> figures) {
    this.job = job;
    this.quick = quick;
    this.directory = directory;
    this.figures = figures;
  }

  /** Whether it is only to be seen that it runs. */
  boolean quick() {
    return quick;
  }

  /** {@code few} if quick, else {@code many}. */
  int size(int few, int many) {
    return quick ? few : many;
  }

  /** For files of this job; kept. */
  Path directory() {
    return directory;
  }

  /** A line on stderr. */
  void progress(String text) {
    System.err.println("# " + job.id() + " " + text);
  }

  void figure(Figure figure) {
    figures.accept(figure);
  }

  /** A figure with one of the targets of the table. */
  void figure(Goal goal, String metric, double value, String unit, long samples, double floor) {
    Figure figure = Figure.of(job.id(), metric, value, unit, samples).over(floor);
    figures.accept(figure.aimedAt(goal.target()));
  }

  /** A figure for information. */
  void figure(String metric, double value, String unit, long samples) {
    figures.accept(Figure.of(job.id(), metric, value, unit, samples));
  }

  /**
   * A cluster of JVMs, empty as yet; closed at the end of the run at the latest.
   *
   * @param settings of all its nodes: pairs of name and value
   */
  BenchCluster cluster(String... settings) throws IOException {
    Map<String, String> given = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      given.put(settings[i], settings[i + 1]);
    }
    BenchCluster cluster =
        new BenchCluster(directory.resolve("cluster-" + (clusters.size() + 1)), given);
    clusters.add(cluster);
    return cluster;
  }

  /** Ends what the job has left. */
  void close() {
    clusters.forEach(BenchCluster::close);
  }
}
