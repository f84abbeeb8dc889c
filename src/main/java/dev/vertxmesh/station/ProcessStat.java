package dev.vertxmesh.station;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What {@code /proc/<pid>/stat} says of a process.
 *
 * @param state one letter: Z and X are dead
 * @param group the pid of its group's leader
 */
record ProcessStat(char state, long group) {
  private static final int STATE = 0;
  private static final int GROUP = 2;

  /** Empty if there is no such process (any more). */
  static Optional<ProcessStat> read(Path process) {
    try {
      String text =
          new String(Files.readAllBytes(process.resolve("stat")), StandardCharsets.ISO_8859_1);
      return Optional.of(parse(text));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /**
   * The command's name, in brackets, may hold blanks and brackets: fields count from the last one.
   */
  static ProcessStat parse(String text) {
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", GROUP + 2);
    return new ProcessStat(fields[STATE].charAt(0), Long.parseLong(fields[GROUP]));
  }

  boolean livesIn(long wanted) {
    return group == wanted && state != 'Z' && state != 'X';
  }
}
