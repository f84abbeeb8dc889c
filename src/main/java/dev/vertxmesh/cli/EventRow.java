package dev.vertxmesh.cli;

import dev.vertxmesh.model.MeshFailure;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** One thing that happened, as {@code mesh events} lists it. */
final class EventRow {
  private EventRow() {}

  static Listing<MeshFailure> listing() {
    return new Listing<MeshFailure>()
        .with("time", failure -> failure.event().occurredAt().truncatedTo(ChronoUnit.MILLIS))
        .with("ranks", failure -> failure.isMeshWide() ? "all" : failure.ranks().toString())
        .with("event", EventRow::kind)
        .with("subject", failure -> failure.event().subject().toString())
        .with("learned", failure -> text(failure.event().cause().learned()))
        .with("cause", failure -> failure.event().cause().message());
  }

  private static String kind(MeshFailure failure) {
    return text(failure.event().kind());
  }

  private static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
