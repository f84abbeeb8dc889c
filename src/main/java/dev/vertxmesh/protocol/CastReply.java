package dev.vertxmesh.protocol;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.shape.Ranks;
import java.util.List;

/**
 * Proc agent → caster: what became of a cast.
 *
 * @param accepted the ranks whose inbox took it
 * @param withoutConsumer the live ranks that do not consume from their inbox
 * @param refused the live ranks that take nothing more, because they are stopping
 * @param ended the ranks that had ended, with the cause; ranks that were never here are told as
 *     such
 */
public record CastReply(
    Ranks accepted,
    Ranks withoutConsumer,
    List<AskReply.Refused> refused,
    List<MeshFailure> ended) {

  public CastReply {
    accepted = Fields.orElse(accepted, Ranks.none());
    withoutConsumer = Fields.orElse(withoutConsumer, Ranks.none());
    refused = List.copyOf(Fields.orElse(refused, List.of()));
    ended = List.copyOf(Fields.orElse(ended, List.of()));
  }
}
