package dev.vertxmesh.proc;

import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Ranks;

/** Hears, on the proc agent's context, what becomes of the actors of one mesh. */
interface CrewEvents {

  /** These ranks have another state now; comes after {@link #onEnd} when that is an end. */
  void onChange(Ranks changed);

  /** These ranks have ended, each once in its life. */
  void onEnd(Ranks ended, SupervisionEvent event);
}
