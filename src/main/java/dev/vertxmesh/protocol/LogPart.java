package dev.vertxmesh.protocol;

/**
 * Host agent → asker: a part of the log of a worker.
 *
 * @param text as UTF-8; begins with a line if what comes before it was left out, and may end within
 *     one
 * @param next where to go on reading, in bytes since the worker's start
 * @param end where the log ends at present; at {@code next} there is no more
 * @param live whether the worker may still write
 */
public record LogPart(String text, long next, long end, boolean live) {

  public LogPart {
    text = Fields.require("text", text);
  }

  /** Whether there is nothing more, and never will be. */
  public boolean isLast() {
    return !live && next >= end;
  }
}
