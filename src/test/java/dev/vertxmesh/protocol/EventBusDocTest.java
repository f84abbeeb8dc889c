package dev.vertxmesh.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.docs.MarkdownPage;
import dev.vertxmesh.docs.MarkdownPage.Block;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.supervision.SubscriberLedger;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("docs/event-bus.md says what the code does")
class EventBusDocTest {

  private static final String FILE = "docs/event-bus.md";
  private static final Set<String> OF_USERS = Set.of("config", "settings", "value");

  static List<WireExamples.Example> examples() {
    return WireExamples.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  @DisplayName("PR-5 each example is on the page as it is on the wire (-Dgolden.update=true)")
  void examplesAreThere(WireExamples.Example example) {
    String golden = golden(example);
    MarkdownPage page = MarkdownPage.of(FILE);
    if (Boolean.getBoolean("golden.update")) {
      page = page.replace(example.name(), golden);
    }
    assertThat(page.blocks("json"))
        .filteredOn(block -> block.name().equals(example.name()))
        .as("<!-- example: %s -->", example.name())
        .isNotEmpty()
        .extracting(Block::text)
        .containsOnly(golden);
  }

  @Test
  @DisplayName("no JSON block is anything but an example")
  void nothingElse() {
    assertThat(MarkdownPage.of(FILE).blocks("json"))
        .extracting(Block::name)
        .isSubsetOf(examples().stream().map(WireExamples.Example::name).toList());
  }

  @Test
  @DisplayName("each address is named")
  void addresses() {
    assertNamed(
        List.of(
            Addresses.spawn(),
            Addresses.controller("<mesh>"),
            Addresses.events("<mesh>"),
            Addresses.proc("<proc>"),
            Addresses.host("<host>"),
            Addresses.hub("<node>"),
            Addresses.owner("<node>"),
            Addresses.actorFailures()));
  }

  @Test
  @DisplayName("each action and each header is named")
  void actions() {
    assertNamed(Arrays.stream(Action.values()).map(Action::text).toList());
    assertNamed(List.of(Headers.ACTION, Headers.MESH, Headers.RANKS, Headers.TIMEOUT_MS));
  }

  @Test
  @DisplayName("each refusal has its line, with its code")
  void refusals() {
    String page = MarkdownPage.of(FILE).text();
    for (Refusal refusal : Refusal.values()) {
      assertThat(page).contains("| " + refusal.code() + " | " + textOf(refusal).replace('-', ' '));
    }
  }

  @Test
  @DisplayName("each field of each message is explained")
  void fields() {
    Set<String> fields = new TreeSet<>();
    examples().forEach(example -> collect(Wire.toJson(example.message()), fields));
    assertNamed(fields);
  }

  @Test
  @DisplayName("each word that a field may hold is named")
  void words() {
    assertNamed(
        Stream.<Enum<?>[]>of(
                Status.values(),
                MeshKind.values(),
                LogStream.values(),
                Cause.Learned.values(),
                PostMortem.Memory.values(),
                Subject.Kind.values(),
                SupervisionEvent.Kind.values(),
                SubscriberLedger.Form.values(),
                SpawnActors.Threading.values(),
                DrillFault.values())
            .flatMap(Arrays::stream)
            .map(EventBusDocTest::textOf)
            .collect(Collectors.toSet()));
  }

  private static String golden(WireExamples.Example example) {
    return Wire.toJson(example.message()).encodePrettily() + "\n";
  }

  private static String textOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void assertNamed(Collection<String> words) {
    String page = MarkdownPage.of(FILE).text();
    assertThat(words).isNotEmpty().filteredOn(word -> !page.contains("`" + word + "`")).isEmpty();
  }

  private static void collect(Object value, Set<String> fields) {
    if (value instanceof JsonObject object) {
      object.forEach(
          entry -> {
            fields.add(entry.getKey());
            if (!OF_USERS.contains(entry.getKey())) {
              collect(entry.getValue(), fields);
            }
          });
    } else if (value instanceof JsonArray list) {
      list.forEach(element -> collect(element, fields));
    }
  }
}
