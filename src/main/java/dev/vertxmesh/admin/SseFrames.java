package dev.vertxmesh.admin;

import io.vertx.core.buffer.Buffer;

/** What is written to a {@code text/event-stream}. */
final class SseFrames {

  /** Says that the server lives, and nothing else; clients do not see it. */
  static final Buffer COMMENT = Buffer.buffer(":\n\n");

  private SseFrames() {}

  /**
   * One event.
   *
   * @param id by which a client can go on after it, "" for none
   * @param data any text; a line break of any kind arrives as {@code \n}
   */
  static Buffer event(String id, String type, String data) {
    Buffer frame = Buffer.buffer();
    if (!id.isEmpty()) {
      frame.appendString("id: ").appendString(id).appendString("\n");
    }
    frame.appendString("event: ").appendString(type).appendString("\n");
    for (String line : data.split("\r\n|\r|\n", -1)) {
      frame.appendString("data: ").appendString(line).appendString("\n");
    }
    return frame.appendString("\n");
  }
}
