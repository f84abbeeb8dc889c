package dev.vertxmesh.cli;

import dev.vertxmesh.shape.Ranks;

/**
 * Some ranks of a mesh: {@code MESH} or {@code MESH/RANKS}.
 *
 * @param mesh its name
 * @param ranks which; empty for all
 */
record RankTarget(String mesh, Ranks ranks) {

  /**
   * Reads what stands on the command line.
   *
   * @throws CliException usage, if what stands behind the slash are no ranks
   */
  static RankTarget parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return new RankTarget(text, Ranks.none());
    }
    String ranks = text.substring(slash + 1);
    try {
      Ranks parsed = Ranks.parse(ranks);
      if (!parsed.isEmpty()) {
        return new RankTarget(text.substring(0, slash), parsed);
      }
    } catch (IllegalArgumentException unfit) {
      throw new CliException(
          ExitCode.USAGE, "'" + ranks + "' are no ranks: " + unfit.getMessage(), unfit);
    }
    throw new CliException(
        ExitCode.USAGE, "behind the slash of '" + text + "' stand ranks, as in scores/0-3,8.");
  }

  /** The ranks meant, of so many. */
  Ranks of(int all) {
    return ranks.isEmpty() ? Ranks.range(0, all) : ranks;
  }

  @Override
  public String toString() {
    if (ranks.isEmpty()) {
      return "mesh " + mesh;
    }
    return (ranks.size() == 1 ? "rank " : "ranks ") + ranks + " of mesh " + mesh;
  }
}
