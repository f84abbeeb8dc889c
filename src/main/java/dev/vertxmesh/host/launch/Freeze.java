package dev.vertxmesh.host.launch;

import dev.vertxmesh.station.ProcessGroup;
import dev.vertxmesh.station.ProcessGroup.Signal;
import java.io.File;
import java.io.IOException;
import java.time.Duration;

/**
 * A process group that stands still for a while (SIGSTOP). A process in a session of its own thaws
 * it (SIGCONT) when that is over, so that it does not stay frozen when this JVM is gone. Every call
 * blocks a little.
 */
public final class Freeze {

  private static final String SCRIPT =
      "kill -s STOP -- \"-$1\" || exit 1; sleep \"$2\"; kill -s CONT -- \"-$1\"";

  private final long group;
  private final Process thawer;

  private Freeze(long group, Process thawer) {
    this.group = group;
    this.thawer = thawer;
  }

  /** Freezes the group for {@code lasting}, rounded up to seconds. */
  static Freeze begin(long group, Duration lasting) {
    String seconds = Long.toString(lasting.plusMillis(999).toSeconds());
    File nowhere = new File("/dev/null");
    try {
      Process thawer =
          new ProcessBuilder("setsid", "/bin/sh", "-c", SCRIPT, "sh", Long.toString(group), seconds)
              .redirectInput(ProcessBuilder.Redirect.from(nowhere))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return new Freeze(group, thawer);
    } catch (IOException e) {
      throw new LaunchException("Cannot freeze process group " + group + ": " + e.getMessage(), e);
    }
  }

  /** Whether the group goes on again. */
  public boolean isOver() {
    return !thawer.isAlive();
  }

  /** Lets the group go on, if it still stands. */
  public void end() {
    if (!isOver()) {
      ProcessGroup.signal(thawer.pid(), Signal.KILL);
      ProcessGroup.signal(group, Signal.CONT);
    }
  }
}
