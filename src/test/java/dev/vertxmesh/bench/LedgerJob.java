package dev.vertxmesh.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Ledgers at 1,000,000 ranks: the heap that one keeps, which is the difference of the heap in use
 * after a full collection, with and without many of them; the change of one rank, and the reports
 * of 1,000 runs, from the call to its return. And the encoding and decoding of what goes over the
 * bus. The times are means by JMH, each in a JVM of its own with the JVM's usual compiler. Floors:
 * an array of one byte a rank; for the encodings the JSON of Vert.x alone.
 */
final class LedgerJob implements Job {

  private static final int COPIES_SMALL = 1000;
  private static final int COPIES_LARGE = 20;
  private static final int COLLECTIONS = 3;
  private static final String LOCK_IGNORED = "jmh.ignoreLock";

  @Override
  public String id() {
    return "J8";
  }

  @Override
  public String title() {
    return "ledgers of 1,000,000 ranks, and the encodings";
  }

  @Override
  public void run(Run run) throws Exception {
    memory(run);
    Map<String, RunResult> results = measured(run);
    changes(run, results);
    reports(run, results);
    encodings(run, results);
  }

  private static void memory(Run run) {
    double ranks = LedgerShapes.RANKS;
    double bytes = heapOf(() -> new byte[LedgerShapes.RANKS], COPIES_LARGE);
    double healthy = heapOf(LedgerShapes::healthy, COPIES_SMALL);
    double alternating = heapOf(LedgerShapes::alternating, COPIES_LARGE);
    double healthyValues = heapOf(LedgerShapes::healthyValues, COPIES_SMALL);
    double alternatingValues = heapOf(LedgerShapes::alternatingValues, COPIES_LARGE);
    run.figure(Goal.J8_HEALTHY, "heap of a ledger, healthy", healthy, "B", COPIES_SMALL, bytes);
    run.figure(Goal.J8_HEALTHY, "heap of values, healthy", healthyValues, "B", COPIES_SMALL, bytes);
    run.figure(
        Goal.J8_ALTERNATING,
        "heap of a ledger, alternating, a rank",
        alternating / ranks,
        "B",
        COPIES_LARGE,
        bytes / ranks);
    run.figure(
        Goal.J8_ALTERNATING,
        "heap of values, alternating, a rank",
        alternatingValues / ranks,
        "B",
        COPIES_LARGE,
        bytes / ranks);
  }

  private static double heapOf(Supplier<Object> maker, int copies) {
    List<Object> kept = new ArrayList<>(List.of(maker.get()));
    long before = heapInUse();
    for (int copy = 0; copy < copies; copy++) {
      kept.add(maker.get());
    }
    long after = heapInUse();
    return (after - before) / (double) (kept.size() - 1);
  }

  private static long heapInUse() {
    for (int collection = 0; collection < COLLECTIONS; collection++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static Map<String, RunResult> measured(Run run) throws RunnerException {
    System.setProperty(LOCK_IGNORED, "true");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(run.size(0, 1))
            .jvmArgs("-Xmx2g")
            .output(run.directory().resolve("jmh.log").toString())
            .warmupIterations(run.size(2, 4))
            .warmupTime(TimeValue.milliseconds(run.size(100, 500)))
            .measurementIterations(run.size(2, 6))
            .measurementTime(TimeValue.milliseconds(run.size(100, 500)));
    if (run.quick()) {
      options.param("order", ChangeOrder.ALTERNATING.name());
    }
    for (Class<?> measured : List.of(LedgerChanges.class, LedgerReports.class, Encodings.class)) {
      options.include(Pattern.quote(measured.getName()) + "\\.");
    }
    run.progress("JMH; its log is in " + run.directory());
    Collection<RunResult> results = new Runner(options.build()).run();
    Map<String, RunResult> byName = new TreeMap<>();
    results.forEach(result -> byName.put(nameOf(result), result));
    return byName;
  }

  /** {@code health RANDOM}. */
  private static String nameOf(RunResult result) {
    StringBuilder name = new StringBuilder(result.getPrimaryResult().getLabel());
    result
        .getParams()
        .getParamsKeys()
        .forEach(key -> name.append(' ').append(result.getParams().getParam(key)));
    return name.toString();
  }

  private static double nanos(RunResult result) {
    return result.getPrimaryResult().getScore();
  }

  private static void changes(Run run, Map<String, RunResult> results) {
    for (ChangeOrder order : ChangeOrder.values()) {
      RunResult floor = results.get("floor " + order);
      for (String what : List.of("health", "actor", "values")) {
        RunResult result = results.get(what + " " + order);
        if (result != null && what.equals("values")) {
          run.figure(
              "a rank's change, values, " + order.text(),
              nanos(result) / Run.MICROSECOND,
              "µs",
              result.getPrimaryResult().getSampleCount());
        } else if (result != null) {
          run.figure(
              Goal.J8_CHANGE,
              "a rank's change, " + what + ", " + order.text(),
              nanos(result) / Run.MICROSECOND,
              "µs",
              result.getPrimaryResult().getSampleCount(),
              nanos(floor) / Run.MICROSECOND);
        }
      }
    }
  }

  private static void reports(Run run, Map<String, RunResult> results) {
    report(run, "written by a controller", results.get("written"), results.get("writtenFloor"));
    report(run, "written by a proc", results.get("writtenByProc"), results.get("writtenFloor"));
    report(run, "taken in", results.get("takenIn"), results.get("takenInFloor"));
  }

  private static void report(Run run, String what, RunResult result, RunResult floor) {
    run.figure(
        Goal.J8_REPORT,
        "a report of 1,000 runs, " + what,
        nanos(result) / Run.MILLISECOND,
        "ms",
        result.getPrimaryResult().getSampleCount(),
        nanos(floor) / Run.MILLISECOND);
  }

  private static void encodings(Run run, Map<String, RunResult> results) {
    for (Encodings.Message message : Encodings.Message.values()) {
      for (String way : List.of("encode", "decode")) {
        RunResult result = results.get(way + " " + message);
        RunResult floor = results.get(way + "Floor " + message);
        Figure figure =
            Figure.of(
                "J8",
                way + " " + message.text(),
                nanos(result) / Run.MICROSECOND,
                "µs",
                result.getPrimaryResult().getSampleCount());
        run.figure(figure.over(nanos(floor) / Run.MICROSECOND));
      }
    }
  }
}
