package dev.vertxmesh.cli;

import java.util.Collections;
import java.util.Iterator;

/**
 * Marks of parameters whose values are names of what runs: the completion scripts ask the cluster
 * for them when they are needed.
 */
final class LiveNames {
  private LiveNames() {}

  /** No names are known before the cluster is asked. */
  abstract static class Marked implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Collections.emptyIterator();
    }
  }

  static final class Hosts extends Marked {}

  static final class Procs extends Marked {}

  static final class Meshes extends Marked {}
}
