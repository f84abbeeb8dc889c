package dev.vertxmesh.admin;

/**
 * How many requests are worked on at once. Used on one context.
 *
 * @see HttpProblem.Kind#SERVICE_UNAVAILABLE
 */
final class Gate {
  private final int places;
  private final String what;
  private int taken;

  /**
   * A gate.
   *
   * @param places how many at most
   * @param what they are, for people
   */
  Gate(int places, String what) {
    this.places = places;
    this.what = what;
  }

  /**
   * Takes a place.
   *
   * @throws HttpProblem if none is free
   */
  void enter() {
    if (taken >= places) {
      throw HttpProblem.Kind.SERVICE_UNAVAILABLE
          .because(
              "there are %d %s already, as many as are allowed: try again in a moment"
                  .formatted(places, what))
          .with("limit", places);
    }
    taken++;
  }

  /** Gives a place back. */
  void leave() {
    taken--;
  }
}
