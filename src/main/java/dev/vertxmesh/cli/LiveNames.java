package dev.vertxmesh.cli;

import java.util.Iterator;
import java.util.List;

/**
 * Marks of parameters whose values are names of what runs. The completion scripts ask the cluster
 * for the names when they are needed, by {@code mesh KIND --names}.
 */
final class LiveNames {

  /** What a mark begins with in a completion script; the kind of names stands behind it. */
  static final String MARK = "mesh:";

  private LiveNames() {}

  /** The marks of one or more kinds. */
  abstract static class Marks implements Iterable<String> {
    private final List<String> kinds;

    Marks(String... kinds) {
      this.kinds = List.of(kinds);
    }

    @Override
    public Iterator<String> iterator() {
      return kinds.stream().map(MARK::concat).iterator();
    }
  }

  static final class Hosts extends Marks {
    Hosts() {
      super("hosts");
    }
  }

  static final class Meshes extends Marks {
    Meshes() {
      super("meshes");
    }
  }

  static final class MeshesAndProcs extends Marks {
    MeshesAndProcs() {
      super("meshes", "procs");
    }
  }
}
