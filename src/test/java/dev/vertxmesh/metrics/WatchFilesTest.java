package dev.vertxmesh.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ME-1 dashboard and alerts name metrics that there are")
class WatchFilesTest {

  private static final String DASHBOARD = "docs/grafana/vertx-mesh.json";
  private static final String RULES = "docs/alerts/vertx-mesh.rules.yml";
  private static final Pattern METRIC = Pattern.compile("vertx_mesh_[a-z_]+");
  private static final Pattern MATCHED = Pattern.compile("([a-z]+)=~?\\\\?\"([^\"\\\\$]+)\\\\?\"");

  private static final Pattern SELECTED = Pattern.compile("(vertx_mesh_[a-z_]+)(?:\\{([^}]*)})?");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+) *(?:=~|!=|!~|=)");
  private static final Pattern GROUPED =
      Pattern.compile("(?:by|without|on|ignoring) *\\(([^)]*)\\)");

  /** Prometheus adds them when it scrapes. */
  private static final Set<String> OF_EVERY_SERIES = Set.of("instance", "job");

  @ParameterizedTest
  @ValueSource(strings = {DASHBOARD, RULES})
  @DisplayName("each name is one of a series, and each metric that can fail is watched")
  void names(String file) throws IOException {
    String text = Files.readString(Path.of(file));
    Set<String> known =
        MeshMetric.all().stream()
            .flatMap(metric -> metric.series().stream())
            .collect(Collectors.toSet());
    Set<String> named =
        METRIC.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    assertThat(named).isSubsetOf(known).hasSizeGreaterThan(8);
  }

  @Test
  @DisplayName("the dashboard shows every metric of ours, in rows")
  void dashboard() throws IOException {
    String text = Files.readString(Path.of(DASHBOARD));
    JsonObject dashboard = new JsonObject(text);
    assertThat(dashboard.getInteger("schemaVersion")).isGreaterThanOrEqualTo(36);
    assertThat(MeshMetric.all()).allSatisfy(metric -> assertThat(text).contains(metric.exposed()));
    JsonArray panels = dashboard.getJsonArray("panels");
    List<Integer> ids = new ArrayList<>();
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < panels.size(); i++) {
      JsonObject panel = panels.getJsonObject(i);
      ids.add(panel.getInteger("id"));
      if (panel.getString("type").equals("row")) {
        rows.add(panel.getString("title"));
      } else {
        assertThat(panel.getString("description")).endsWith(".");
        assertThat(panel.getJsonArray("targets")).isNotEmpty();
      }
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(rows).containsExactly("Overview", "Failures", "Latency", "Memory");
  }

  @Test
  @DisplayName("each alert has an expression, a severity, a summary, and says what to do")
  void alerts() throws IOException {
    List<String> alerts = List.of(Files.readString(Path.of(RULES)).split("- alert: "));
    assertThat(alerts).hasSizeGreaterThan(10);
    for (String alert : alerts.subList(1, alerts.size())) {
      assertThat(alert).containsPattern("(?m)^        expr: .*vertx_mesh_");
      assertThat(alert).containsPattern("(?m)^          severity: (info|warning|critical)$");
      assertThat(alert).containsPattern("(?m)^          summary: \".+\"$");
      assertThat(alert).containsPattern("(?m)^          action: \".+\\.\"$");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {DASHBOARD, RULES})
  @DisplayName("statuses that are matched are those that there are")
  void labels(String file) throws IOException {
    Set<String> statuses =
        Arrays.stream(Status.values()).map(Status::text).collect(Collectors.toSet());
    List<MatchResult> matched = MATCHED.matcher(Files.readString(Path.of(file))).results().toList();
    assertThat(matched)
        .filteredOn(match -> match.group(1).equals("status"))
        .isNotEmpty()
        .allSatisfy(match -> assertThat(statuses).contains(match.group(2).split("\\|")));
  }

  @ParameterizedTest
  @ValueSource(strings = {DASHBOARD, RULES})
  @DisplayName("each expression matches and groups by labels that its metrics have")
  void labelsOfMetrics(String file) throws IOException {
    Map<String, MeshMetric> bySeries = new HashMap<>();
    MeshMetric.all()
        .forEach(metric -> metric.series().forEach(series -> bySeries.put(series, metric)));
    int checked = 0;
    for (String expression : expressions(file)) {
      Set<String> ofAll = new HashSet<>(OF_EVERY_SERIES);
      for (MatchResult selected : SELECTED.matcher(expression).results().toList()) {
        MeshMetric metric = bySeries.get(selected.group(1));
        assertThat(metric).as(selected.group(1) + " in " + expression).isNotNull();
        Set<String> known = labels(metric, selected.group(1));
        ofAll.addAll(known);
        known.addAll(OF_EVERY_SERIES);
        if (selected.group(2) != null) {
          assertThat(names(LABEL, selected.group(2))).as(expression).isSubsetOf(known);
        }
        checked++;
      }
      for (MatchResult grouped : GROUPED.matcher(expression).results().toList()) {
        assertThat(ofAll).as(expression).contains(grouped.group(1).split(" *, *"));
      }
    }
    assertThat(checked).isGreaterThan(10);
  }

  private static List<String> expressions(String file) throws IOException {
    String text = Files.readString(Path.of(file));
    if (file.equals(RULES)) {
      return Pattern.compile("(?m)^ +expr: (.+)$")
          .matcher(text)
          .results()
          .map(match -> match.group(1))
          .toList();
    }
    List<String> found = new ArrayList<>();
    for (Object panel : new JsonObject(text).getJsonArray("panels")) {
      for (Object target : ((JsonObject) panel).getJsonArray("targets", new JsonArray())) {
        found.add(((JsonObject) target).getString("expr"));
      }
    }
    return found;
  }

  private static Set<String> labels(MeshMetric metric, String series) {
    Set<String> labels =
        metric.labels().stream().map(MeshMetric.Label::text).collect(Collectors.toSet());
    if (series.endsWith("_bucket")) {
      labels.add("le");
    }
    return labels;
  }

  private static List<String> names(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(match -> match.group(1)).toList();
  }
}
