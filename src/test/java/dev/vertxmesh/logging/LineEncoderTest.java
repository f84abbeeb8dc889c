package dev.vertxmesh.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ME-7 an event is one line")
class LineEncoderTest {

  private static final String MESSAGE = "scores[2] failed: no\nmodel\r\n\tat home";

  private final LoggerContext context = new LoggerContext();
  private final LineEncoder encoder = new LineEncoder();

  @BeforeEach
  void start() {
    context.setMDCAdapter(new LogbackMDCAdapter());
    encoder.setContext(context);
    encoder.start();
  }

  @AfterEach
  void writeText() {
    LineEncoder.writeJson(false);
  }

  private String write(Throwable thrown) {
    LoggingEvent event =
        new LoggingEvent(
            LineEncoderTest.class.getName(),
            context.getLogger("dev.vertxmesh.controller.HealthDesk"),
            Level.WARN,
            "{}",
            thrown,
            new Object[] {MESSAGE});
    return new String(encoder.encode(event), StandardCharsets.UTF_8);
  }

  @Test
  @DisplayName("as text: time, level, logger, and a message without breaks")
  void text() {
    assertThat(write(null))
        .matches(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ WARN  d\\.v\\.c\\.HealthDesk -"
                + " .*\n")
        .endsWith("scores[2] failed: no\\nmodel\\r\\n\\tat home\n")
        .containsOnlyOnce("\n");
  }

  @Test
  @DisplayName("as text: only a stack has lines of its own")
  void stack() {
    List<String> lines = write(new IllegalStateException("broken")).lines().toList();
    assertThat(lines.get(0)).endsWith("at home");
    assertThat(lines.get(1)).isEqualTo("java.lang.IllegalStateException: broken");
    assertThat(lines.subList(2, lines.size())).isNotEmpty().allMatch(line -> line.startsWith("\t"));
  }

  @Test
  @DisplayName("as JSON: one object on one line, its stack within")
  void json() {
    LineEncoder.writeJson(true);
    String line = write(new IllegalStateException("broken"));
    assertThat(line).endsWith("}\n").containsOnlyOnce("\n");
    JsonObject object = new JsonObject(line);
    assertThat(object.getString("formattedMessage")).isEqualTo(MESSAGE);
    assertThat(object.getString("level")).isEqualTo("WARN");
    assertThat(object.getString("loggerName")).isEqualTo("dev.vertxmesh.controller.HealthDesk");
    assertThat(object.getLong("timestamp")).isPositive();
    assertThat(object.getJsonObject("throwable").getString("message")).isEqualTo("broken");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "launcher/logback.xml",
        "src/main/resources/dev/vertxmesh/host/launch/worker-logback.xml"
      })
  @DisplayName("hosts, workers and the command have configurations that work, and are alike")
  void configurations(String file) throws JoranException {
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(new File(file));
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .filteredOn(status -> status.getLevel() >= Status.WARN)
        .isEmpty();
    assertThat(context.getLogger("com.hazelcast.internal.cluster").getLevel())
        .isEqualTo(Level.ERROR);
    assertThat(context.getLogger("io.vertx").getLevel()).isEqualTo(Level.WARN);
    context.stop();
  }
}
