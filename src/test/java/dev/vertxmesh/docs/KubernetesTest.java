package dev.vertxmesh.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.vertxmesh.settings.AdminSettings;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the manifests of docs/kubernetes fit one another and the code")
class KubernetesTest {

  private static final Path FOLDER = Path.of("docs", "kubernetes");
  private static final String APP = "vertx-mesh";
  private static final int LONGEST_STOP_SECONDS = 95;

  @Test
  @DisplayName("each variable of the environment is a setting, with a value that it takes")
  void settings() throws IOException {
    Map<String, String> environment = new TreeMap<>();
    for (JsonNode variable : host().path("env")) {
      String name = variable.path("name").asText();
      if (name.startsWith("MESH_")) {
        environment.put(name, variable.path("value").asText("alpha").replace("$(POD_IP)", "::1"));
      }
    }
    assertThat(environment).containsKeys("MESH_HOST_NAME", "MESH_SPAWN_ALLOW");
    Settings settings = Settings.of(SettingsLayer.environment(environment));
    assertThat(settings.warnings()).isEmpty();
    assertThat(settings.get(MeshSettings.HOST_MAX_PROCS)).isEqualTo(4);
    assertThat(settings.entries(MeshSettings.HOST_JVM_OPTIONS)).containsKey("default");
  }

  @Test
  @DisplayName("ports, paths of probes and the names of services are those of the code")
  void ports() throws IOException {
    String cluster = Files.readString(Path.of("cluster-config", "kubernetes.xml"));
    JsonNode service = document("service.yaml", "Service");
    assertThat(cluster)
        .contains(">" + APP + ".default.svc.cluster.local<")
        .contains(">" + service.at("/spec/ports/0/port").asText() + "<");
    assertThat(service.at("/metadata/name").asText()).isEqualTo(APP);
    assertThat(service.at("/spec/publishNotReadyAddresses").asBoolean()).isTrue();
    assertThat(set().at("/spec/serviceName").asText()).isEqualTo(APP);

    String http = service.at("/spec/ports/1/port").asText();
    assertThat(Settings.defaults().text(AdminSettings.PORT)).isEqualTo(http);
    assertThat(set().at("/spec/template/metadata/annotations/prometheus.io~1port").asText())
        .isEqualTo(http);
    assertThat(document("network-policy.yaml", "NetworkPolicy").findValue("port").asText())
        .isEqualTo(http);
    assertThat(host().at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
    assertThat(host().at("/startupProbe/httpGet/path").asText()).isEqualTo("/health/live");
    assertThat(host().at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
  }

  @Test
  @DisplayName("every selector finds the pods of the hosts")
  void selectors() throws IOException {
    List<JsonNode> labels = new ArrayList<>();
    labels.add(document("service.yaml", "Service").at("/spec/selector"));
    labels.add(set().at("/spec/selector/matchLabels"));
    labels.add(set().at("/spec/template/metadata/labels"));
    labels.add(
        document("statefulset.yaml", "PodDisruptionBudget").at("/spec/selector/matchLabels"));
    labels.add(
        document("network-policy.yaml", "NetworkPolicy").at("/spec/podSelector/matchLabels"));
    assertThat(labels).allSatisfy(found -> assertThat(found.path("app").asText()).isEqualTo(APP));
  }

  @Test
  @DisplayName("the grace of a pod covers its drain and the longest stop of a host")
  void grace() throws IOException {
    String drain = host().at("/lifecycle/preStop/exec/command/2").asText();
    Matcher deadline = Pattern.compile("mesh drain .* --deadline (\\d+)s").matcher(drain);
    assertThat(deadline.find()).isTrue();
    assertThat(set().at("/spec/template/spec/terminationGracePeriodSeconds").asInt())
        .isGreaterThanOrEqualTo(Integer.parseInt(deadline.group(1)) + LONGEST_STOP_SECONDS);
  }

  @Test
  @DisplayName("what the image copies is there, or is built")
  void image() throws IOException {
    String image = Files.readString(FOLDER.resolve("Dockerfile"));
    List<String> copied =
        Pattern.compile("(?m)^COPY (\\S+)")
            .matcher(image)
            .results()
            .map(one -> one.group(1))
            .toList();
    assertThat(copied).contains("launcher", "cluster-config").hasSize(4);
    assertThat(copied)
        .filteredOn(file -> !file.startsWith("target/"))
        .allSatisfy(file -> assertThat(Path.of(file)).exists());
  }

  private static JsonNode set() throws IOException {
    return document("statefulset.yaml", "StatefulSet");
  }

  private static JsonNode host() throws IOException {
    return set().at("/spec/template/spec/containers/0");
  }

  private static JsonNode document(String file, String kind) throws IOException {
    try (MappingIterator<JsonNode> documents =
        new YAMLMapper().readerFor(JsonNode.class).readValues(FOLDER.resolve(file).toFile())) {
      Optional<JsonNode> found =
          StreamSupport.stream(((Iterable<JsonNode>) () -> documents).spliterator(), false)
              .filter(one -> one.path("kind").asText().equals(kind))
              .findFirst();
      return found.orElseThrow(() -> new AssertionError(file + " has no " + kind));
    }
  }
}
