package dev.vertxmesh.subscriber;

import java.util.LinkedHashSet;
import java.util.Set;

/** The ids that came last, as many as there can be retries under way: enough to find a repeat. */
final class RecentIds {

  private static final int MOST = 10_000;

  private final Set<String> ids = new LinkedHashSet<>();

  /** Remembers {@code id}; false if it is remembered already. */
  boolean add(String id) {
    if (!ids.add(id)) {
      return false;
    }
    if (ids.size() > MOST) {
      ids.remove(ids.iterator().next());
    }
    return true;
  }
}
