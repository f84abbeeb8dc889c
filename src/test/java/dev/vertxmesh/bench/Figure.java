package dev.vertxmesh.bench;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing that was measured.
 *
 * @param job the id of the job
 * @param metric what, with size and statistic: {@code throw → handler, controller here, p50}
 * @param value in {@code unit}
 * @param unit {@code µs}, {@code ms}, {@code s}, {@code 1/s}, {@code B}, {@code %} …
 * @param samples of how many measurements
 * @param floor what the bare thing gave in the same run, in the same unit; absent if there is none
 * @param target absent if the figure is for information
 */
record Figure(
    String job,
    String metric,
    double value,
    String unit,
    long samples,
    OptionalDouble floor,
    Optional<Target> target) {

  /** A figure for information: no floor, no target. */
  static Figure of(String job, String metric, double value, String unit, long samples) {
    return new Figure(job, metric, value, unit, samples, OptionalDouble.empty(), Optional.empty());
  }

  /** The same, beside its floor. */
  Figure over(double bare) {
    return new Figure(job, metric, value, unit, samples, OptionalDouble.of(bare), target);
  }

  /** The same, with a target. */
  Figure aimedAt(Target aim) {
    return new Figure(job, metric, value, unit, samples, floor, Optional.of(aim));
  }

  /** Value over floor. */
  OptionalDouble ratio() {
    return floor.isPresent() && floor.getAsDouble() != 0
        ? OptionalDouble.of(value / floor.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Whether the target is met; absent without a target, or without the floor that it needs. */
  Optional<Boolean> met() {
    return target.flatMap(
        aim -> {
          OptionalDouble compared =
              aim.basis() == Target.Basis.RATIO ? ratio() : OptionalDouble.of(value);
          return compared.isPresent()
              ? Optional.of(aim.isMetBy(compared.getAsDouble()))
              : Optional.empty();
        });
  }

  /** {@code J1 throw → handler, p50: 98.1 µs = 0.93 × floor 105 µs (n 2000); ≤ 1 × floor: met}. */
  String line() {
    StringBuilder line = new StringBuilder("%-4s%s: ".formatted(job, metric));
    line.append(Numbers.plain(value)).append(' ').append(unit);
    ratio()
        .ifPresent(
            ratio ->
                line.append(" = ")
                    .append(Numbers.plain(ratio))
                    .append(" × floor ")
                    .append(Numbers.plain(floor.getAsDouble()))
                    .append(' ')
                    .append(unit));
    line.append(" (n ").append(samples).append(')');
    target.ifPresent(
        aim -> line.append("; ").append(aim.text(unit)).append(": ").append(verdict()));
    return line.toString();
  }

  /** {@code met}, {@code missed}, or nothing. */
  String verdict() {
    return met().map(met -> met ? "met" : "missed").orElse("");
  }

  /** One object: job, metric, value, unit, samples; floor, ratio, target, met where there are. */
  JsonObject json() {
    JsonObject json =
        new JsonObject()
            .put("job", job)
            .put("metric", metric)
            .put("value", Numbers.rounded(value))
            .put("unit", unit)
            .put("samples", samples);
    floor.ifPresent(bare -> json.put("floor", Numbers.rounded(bare)));
    ratio().ifPresent(ratio -> json.put("ratio", Numbers.rounded(ratio)));
    target.ifPresent(aim -> json.put("target", aim.text(unit)));
    met().ifPresent(met -> json.put("met", met));
    return json;
  }
}
