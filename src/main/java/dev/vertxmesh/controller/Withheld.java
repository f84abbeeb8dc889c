package dev.vertxmesh.controller;

import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whose lease is not renewed for a while, as if this controller were gone (CO-23). */
final class Withheld {

  private final List<Part> parts = new ArrayList<>();

  private record Part(Ranks ranks, Duration until) {}

  /** From now on nobody renews the lease of the agent that has these ranks. */
  void begin(Ranks ranks, Duration until) {
    parts.add(new Part(ranks, until));
  }

  /** Whether the lease of who has these ranks is withheld now. */
  boolean concerns(Ranks ranks, Duration now) {
    parts.removeIf(part -> now.compareTo(part.until()) >= 0);
    return parts.stream().anyMatch(part -> part.ranks().intersects(ranks));
  }
}
