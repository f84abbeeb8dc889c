package dev.vertxmesh.cli;

import java.util.OptionalInt;

/**
 * Whose log: {@code MESH} or {@code MESH/RANK}.
 *
 * @param name of a mesh, or of a proc
 * @param rank one rank of the mesh; empty for all
 */
record LogTarget(String name, OptionalInt rank) {

  /**
   * Reads what stands on the command line.
   *
   * @throws CliException usage, if what stands behind the slash is no rank
   */
  static LogTarget parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return new LogTarget(text, OptionalInt.empty());
    }
    String rank = text.substring(slash + 1);
    if (!rank.matches("[0-9]{1,9}")) {
      throw new CliException(
          ExitCode.USAGE, "'" + rank + "' is no rank: give a number, as in workers/0.");
    }
    return new LogTarget(text.substring(0, slash), OptionalInt.of(Integer.parseInt(rank)));
  }
}
