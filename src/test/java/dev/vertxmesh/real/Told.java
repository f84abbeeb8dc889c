package dev.vertxmesh.real;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Ranks;
import java.util.Optional;

/**
 * That somebody was told of a failure, as a line of text.
 *
 * @param why for people
 */
record Told(String mesh, Ranks ranks, Kind kind, String why) {

  private static final String WORD = "told";
  private static final String NO_RANKS = "-";
  private static final int WORDS = 5;

  static Told of(MeshFailure failure) {
    String message = failure.event().cause().message().lines().findFirst().orElse("");
    return new Told(failure.mesh(), failure.ranks(), failure.event().kind(), message);
  }

  /** What {@link #line()} says. */
  static Optional<Told> parse(String line) {
    String[] words = line.split(" ", WORDS);
    if (!words[0].equals(WORD) || words.length < WORDS) {
      return Optional.empty();
    }
    Ranks ranks = words[2].equals(NO_RANKS) ? Ranks.none() : Ranks.parse(words[2]);
    return Optional.of(new Told(words[1], ranks, Kind.valueOf(words[3]), words[4]));
  }

  String line() {
    String which = ranks.isEmpty() ? NO_RANKS : ranks.toString();
    return String.join(" ", WORD, mesh, which, kind.name(), why);
  }
}
