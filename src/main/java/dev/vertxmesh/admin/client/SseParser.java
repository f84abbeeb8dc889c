package dev.vertxmesh.admin.client;

import java.util.StringJoiner;
import java.util.function.BiConsumer;

/** Puts the lines of a {@code text/event-stream} together to events. */
final class SseParser {
  private static final String TYPE = "event: ";
  private static final String DATA = "data: ";

  private final BiConsumer<String, String> handler;
  private String type = "message";
  private StringJoiner data = new StringJoiner("\n");
  private boolean hasData;

  /**
   * A parser.
   *
   * @param handler takes type and data of each event
   */
  SseParser(BiConsumer<String, String> handler) {
    this.handler = handler;
  }

  void line(String line) {
    if (line.isEmpty()) {
      end();
    } else if (line.startsWith(TYPE)) {
      type = line.substring(TYPE.length());
    } else if (line.startsWith(DATA)) {
      data.add(line.substring(DATA.length()));
      hasData = true;
    }
  }

  private void end() {
    if (hasData) {
      handler.accept(type, data.toString());
    }
    type = "message";
    data = new StringJoiner("\n");
    hasData = false;
  }
}
