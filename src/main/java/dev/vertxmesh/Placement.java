package dev.vertxmesh;

import dev.vertxmesh.shape.Ranks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which member of the mesh below carries which ranks: neighbours, equally many on each.
 *
 * @param members host names or proc ids, in the order of the ranks
 * @param perMember ranks on each, at least 1
 */
record Placement(List<String> members, int perMember) {

  /** The members that carry some of {@code ranks}, in order, each with those. */
  Map<String, Ranks> of(Ranks ranks) {
    Map<String, Ranks> places = new LinkedHashMap<>();
    for (Ranks.Run run : ranks.runs()) {
      for (int member = run.start() / perMember; member * perMember < run.end(); member++) {
        int start = Math.max(run.start(), member * perMember);
        int end = Math.min(run.end(), (member + 1) * perMember);
        places.merge(members.get(member), Ranks.range(start, end), Ranks::union);
      }
    }
    return places;
  }
}
