package dev.vertxmesh;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.protocol.CastReply;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What became of a cast. Ranks are those of the view that cast: of a slice, its own.
 *
 * @param accepted the ranks whose inbox took the message
 * @param withoutConsumer the live ranks that do not consume from their inbox
 * @param missed the ranks that it did not reach, with the reason
 */
public record CastResult(Ranks accepted, Ranks withoutConsumer, List<Missed> missed) {

  /**
   * Ranks that a cast did not reach.
   *
   * @param ranks which
   * @param problem why, in words
   * @param cause the end of the ranks, if that is why; its ranks are those of the whole mesh
   */
  public record Missed(Ranks ranks, String problem, Optional<MeshFailure> cause) {

    static Missed ended(MeshFailure failure) {
      return new Missed(failure.ranks(), failure.toString(), Optional.of(failure));
    }

    static Missed unreached(Ranks ranks, String problem) {
      return new Missed(ranks, problem, Optional.empty());
    }

    private Missed seenFrom(Region region) {
      return new Missed(region.viewRanks(ranks), problem, cause);
    }
  }

  public CastResult {
    missed = List.copyOf(missed);
  }

  static CastResult of(CastReply reply) {
    List<Missed> missed = new ArrayList<>();
    reply.refused().forEach(one -> missed.add(Missed.unreached(one.ranks(), one.message())));
    reply.ended().forEach(failure -> missed.add(Missed.ended(failure)));
    return new CastResult(reply.accepted(), reply.withoutConsumer(), missed);
  }

  static CastResult missed(List<Missed> missed) {
    return new CastResult(Ranks.none(), Ranks.none(), missed);
  }

  /** Whether every rank took it. */
  public boolean isComplete() {
    return withoutConsumer.isEmpty() && missed.isEmpty();
  }

  CastResult and(CastResult other) {
    List<Missed> both = new ArrayList<>(missed);
    both.addAll(other.missed);
    return new CastResult(
        accepted.union(other.accepted), withoutConsumer.union(other.withoutConsumer), both);
  }

  /** The same in the ranks of a slice. */
  CastResult seenFrom(Region region) {
    return new CastResult(
        region.viewRanks(accepted),
        region.viewRanks(withoutConsumer),
        missed.stream().map(one -> one.seenFrom(region)).toList());
  }
}
