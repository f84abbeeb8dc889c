package dev.vertxmesh.proc;

import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.settings.PoisonRule;
import java.util.Optional;
import java.util.function.Supplier;

/** Whether this proc may take new actors after what happened to others (PA-6). */
final class Poison {

  private final PoisonRule rule;
  private Optional<String> reason = Optional.empty();

  Poison(PoisonRule rule) {
    this.rule = rule;
  }

  /** An actor threw this, whether or not it fails by it. */
  void onThrown(Supplier<String> actor, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError || thrown instanceof InternalError) {
      note(actor.get() + " threw " + thrown);
    }
  }

  /** Actors ended so. */
  void onEnd(SupervisionEvent event) {
    if (rule == PoisonRule.ANY_FAILURE && event.isFailure()) {
      note(event.toString());
    }
  }

  /** Why it may not; empty while it may. */
  Optional<String> reason() {
    return reason;
  }

  private void note(String sentence) {
    if (reason.isEmpty()) {
      reason = Optional.of(sentence);
    }
  }
}
