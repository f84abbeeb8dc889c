package dev.vertxmesh.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text format of Prometheus, read strictly: each line is a help, a type or a sample; each
 * family is typed before its samples, and no series comes twice.
 */
public final class Exposition {

  private static final Pattern HELP = Pattern.compile("# HELP ([a-zA-Z_:][a-zA-Z0-9_:]*) .*");
  private static final Pattern TYPE =
      Pattern.compile(
          "# TYPE ([a-zA-Z_:][a-zA-Z0-9_:]*) (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (-?[0-9.]+(?:E-?[0-9]+)?|NaN|[+-]Inf)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");

  private final Map<String, String> types = new LinkedHashMap<>();
  private final Map<String, Double> samples = new LinkedHashMap<>();

  /** Reads a text, or fails at its first wrong line. */
  public Exposition(String text) {
    assertThat(text).endsWith("\n");
    text.lines().forEach(this::read);
  }

  private void read(String line) {
    Matcher type = TYPE.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (type.matches()) {
      assertThat(types.put(type.group(1), type.group(2))).as("twice: %s", line).isNull();
    } else if (sample.matches()) {
      assertThat(typeOf(sample.group(1))).as("typed: %s", line).isNotNull();
      String series = series(sample.group(1), labels(sample.group(2)));
      assertThat(samples.put(series, value(sample.group(3)))).as("twice: %s", line).isNull();
    } else {
      assertThat(line).as("a help, a type or a sample").matches(HELP);
    }
  }

  private static double value(String text) {
    return text.endsWith("Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    if (text != null) {
      Matcher label = LABEL.matcher(text);
      int end = 0;
      while (label.find() && label.start() == end) {
        labels.put(label.group(1), label.group(2));
        end = label.end();
      }
      assertThat(end).as("labels %s", text).isEqualTo(text.length());
    }
    return labels;
  }

  private static String series(String name, Map<String, String> labels) {
    return labels.isEmpty() ? name : name + labels;
  }

  private String typeOf(String name) {
    String family = name.replaceFirst("_(bucket|count|sum)$", "");
    return types.getOrDefault(name, types.get(family));
  }

  /** The type of a family; null if there is none. */
  public String type(String family) {
    return types.get(family);
  }

  /** The value of the series of that name with exactly these labels: pairs of name and value. */
  public double value(String name, String... labels) {
    Map<String, String> wanted = new HashMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      wanted.put(labels[i], labels[i + 1]);
    }
    String series = series(name, new TreeMap<>(wanted));
    assertThat(samples).containsKey(series);
    return samples.get(series);
  }

  /** The names of all samples. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    samples.keySet().forEach(series -> names.add(series.replaceFirst("\\{.*", "")));
    return names;
  }

  /** Every series, with its labels. */
  public Set<String> series() {
    return samples.keySet();
  }
}
