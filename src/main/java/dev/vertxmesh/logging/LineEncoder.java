package dev.vertxmesh.logging;

import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import dev.vertxmesh.model.OneLine;
import java.nio.charset.StandardCharsets;

/**
 * Writes an event as one line of text, the stack of an exception below it, or as one JSON object on
 * one line (ME-7). Which of them can be changed for the whole JVM while it runs.
 */
public final class LineEncoder extends EncoderBase<ILoggingEvent> {

  private static final String HEAD =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{24} - %nopex";
  private static volatile boolean json;

  private final PatternLayout head = new PatternLayout();
  private final PatternLayout stack = new PatternLayout();
  private final JsonEncoder objects = new JsonEncoder();
  private String stackDepth = "full";

  /** Made by Logback. */
  public LineEncoder() {}

  /** From now on all of them write JSON, or text. */
  static void writeJson(boolean wanted) {
    json = wanted;
  }

  /** How much of a stack is written as text: {@code full}, {@code short}, or a number of lines. */
  public void setStackDepth(String depth) {
    stackDepth = depth;
  }

  @Override
  public void start() {
    begin(head, HEAD);
    begin(stack, "%ex{" + stackDepth + "}");
    objects.setContext(getContext());
    objects.setWithFormattedMessage(true);
    objects.setWithMessage(false);
    objects.setWithArguments(false);
    objects.setWithContext(false);
    objects.setWithSequenceNumber(false);
    objects.setWithNanoseconds(false);
    objects.start();
    super.start();
  }

  private void begin(PatternLayout layout, String pattern) {
    layout.setContext(getContext());
    layout.setPattern(pattern);
    layout.start();
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return json ? objects.encode(event) : text(event).getBytes(StandardCharsets.UTF_8);
  }

  private String text(ILoggingEvent event) {
    String message = OneLine.escape(String.valueOf(event.getFormattedMessage()));
    return head.doLayout(event) + message + "\n" + stack.doLayout(event);
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
