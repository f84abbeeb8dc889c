package dev.vertxmesh.cli.top;

import java.util.List;

/** Something to draw on, with keys. */
interface Screen extends AutoCloseable {

  int width();

  int height();

  /** Shows these lines in place of what is there. */
  void draw(List<String> lines);

  /**
   * The next key; {@link Keys#NONE} if none comes in that time, {@link Keys#END} if none ever will.
   */
  int key(long milliseconds);

  /** Leaves the terminal as it was. */
  @Override
  void close();
}
