package dev.vertxmesh.supervision;

import dev.vertxmesh.shape.Ranks;

/**
 * How the ranks of a mesh lie on its members: each member (a proc of an actor mesh, a host of a
 * proc mesh) holds as many neighbouring ranks (behaviour B 49).
 *
 * @param members how many members
 * @param perMember how many ranks on each
 */
public record Layout(int members, int perMember) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is below 1, or there are more ranks than 2,147,483,646
   */
  public Layout {
    if (members < 1 || perMember < 1) {
      throw new IllegalArgumentException(
          "a mesh on %d members with %d ranks each: both must be at least 1"
              .formatted(members, perMember));
    }
    if ((long) members * perMember >= Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "%d members with %d ranks each are more ranks than %d"
              .formatted(members, perMember, Integer.MAX_VALUE - 1));
    }
  }

  /** How many ranks in all. */
  public int ranks() {
    return members * perMember;
  }

  /**
   * The ranks on the member of that index.
   *
   * @throws IllegalArgumentException if there is no such member
   */
  public Ranks ranksOf(int member) {
    requireBelow(members, member, "member");
    return Ranks.range(member * perMember, (member + 1) * perMember);
  }

  /**
   * The ranks on the members of those indices.
   *
   * @throws IllegalArgumentException if one of them does not exist
   */
  public Ranks ranksOf(Ranks membersAsRanks) {
    Ranks.Builder ranks = Ranks.builder();
    membersAsRanks
        .runs()
        .forEach(
            run -> {
              requireBelow(members, run.end() - 1, "member");
              ranks.addRange(run.start() * perMember, run.end() * perMember);
            });
    return ranks.build();
  }

  /**
   * The index of the member that holds {@code rank}.
   *
   * @throws IllegalArgumentException if there is no such rank
   */
  public int memberOf(int rank) {
    requireBelow(ranks(), rank, "rank");
    return rank / perMember;
  }

  private static void requireBelow(int limit, int index, String what) {
    if (index < 0 || index >= limit) {
      throw new IllegalArgumentException(
          "there is no %s %d: they go from 0 to %d".formatted(what, index, limit - 1));
    }
  }
}
