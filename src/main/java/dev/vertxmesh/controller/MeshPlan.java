package dev.vertxmesh.controller;

import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.supervision.Layout;
import java.util.List;

/**
 * Where the ranks of a mesh are to stand.
 *
 * @param extent the shape of the mesh
 * @param layout how its ranks lie on the members
 * @param members in the order of the ranks
 */
record MeshPlan(Extent extent, Layout layout, List<Member> members) {

  MeshPlan {
    members = List.copyOf(members);
  }

  /** Refuses a mesh of more ranks. */
  void requireAtMost(int most) {
    if (layout.ranks() > most) {
      throw Refusal.BAD_REQUEST.because(
          "a mesh of %s has %d ranks; the most is %d (%s)"
              .formatted(extent, layout.ranks(), most, MeshSettings.SPAWN_MAX_RANKS));
    }
  }

  /** The members that stand on {@code extent}, each with {@code perMember} of shape. */
  static MeshPlan of(Extent below, Extent perMember, List<Member> members) {
    Extent extent = below.concat(perMember);
    return new MeshPlan(extent, new Layout(members.size(), perMember.ranks()), members);
  }
}
