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

  /** How many ranks in all. */
  public int ranks() {
    return members * perMember;
  }

  /** The ranks on the member of that index. */
  public Ranks ranksOf(int member) {
    return Ranks.range(member * perMember, (member + 1) * perMember);
  }

  /** The ranks on the members of those indices. */
  public Ranks ranksOf(Ranks membersAsRanks) {
    Ranks.Builder ranks = Ranks.builder();
    membersAsRanks
        .runs()
        .forEach(run -> ranks.addRange(run.start() * perMember, run.end() * perMember));
    return ranks.build();
  }

  /** The index of the member that holds {@code rank}. */
  public int memberOf(int rank) {
    return rank / perMember;
  }
}
