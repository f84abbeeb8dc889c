package dev.vertxmesh.cli.top;

import dev.vertxmesh.admin.view.MeshDetail;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * What the user has chosen to see.
 *
 * @param page which page
 * @param selected which mesh of those that are shown, from 0
 * @param sort in which order the meshes stand
 * @param filter what a name must contain; "" for anything
 * @param typing whether the filter is being typed
 * @param paused whether the picture stays as it is
 */
record Look(Page page, int selected, Sort sort, String filter, boolean typing, boolean paused) {

  /** What fills the screen. */
  enum Page {
    ALL,
    MESH,
    HELP
  }

  /** In which order meshes stand. */
  enum Sort {
    NAME,
    TROUBLE,
    RANKS;

    Sort next() {
      return switch (this) {
        case NAME -> TROUBLE;
        case TROUBLE -> RANKS;
        case RANKS -> NAME;
      };
    }

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Look first() {
    return new Look(Page.ALL, 0, Sort.NAME, "", false, false);
  }

  Look on(Page other) {
    return new Look(other, selected, sort, filter, typing, paused);
  }

  Look select(int index) {
    return new Look(page, index, sort, filter, typing, paused);
  }

  Look by(Sort order) {
    return new Look(page, 0, order, filter, typing, paused);
  }

  Look filter(String text, boolean goesOn) {
    return new Look(page, 0, sort, text, goesOn, paused);
  }

  Look paused(boolean stays) {
    return new Look(page, selected, sort, filter, typing, stays);
  }

  boolean shows(String name) {
    return name.contains(filter);
  }

  /** The meshes that are shown, in order. */
  List<MeshDetail> meshes(Picture picture) {
    Comparator<MeshDetail> order =
        switch (sort) {
          case NAME -> Comparator.comparing(MeshDetail::mesh);
          case TROUBLE -> Comparator.comparingInt(Counts::ill).reversed();
          case RANKS -> Comparator.comparingInt(Counts::all).reversed();
        };
    return picture.meshes().stream()
        .filter(mesh -> shows(mesh.mesh()))
        .sorted(order.thenComparing(MeshDetail::mesh))
        .toList();
  }
}
