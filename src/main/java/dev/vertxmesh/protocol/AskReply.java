package dev.vertxmesh.protocol;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Proc agent → asker: the answers of the ranks on it, each rank in one of the three lists.
 *
 * @param replies what actors replied
 * @param refused the live ranks that failed the message, do not consume, did not reply in time, or
 *     are stopping and take nothing more
 * @param ended the ranks that had ended, or ended while they were asked, with the cause
 */
public record AskReply(List<Reply> replies, List<Refused> refused, List<MeshFailure> ended) {

  /**
   * One reply body.
   *
   * @param ranks the ranks that replied it
   * @param value a JSON value; absent if the reply was a buffer, or null
   * @param buffer the bytes of a reply that was a buffer, in base64 as {@link JsonObject#getBinary}
   *     reads it
   */
  public record Reply(Ranks ranks, Object value, Optional<byte[]> buffer) {

    public Reply {
      ranks = Fields.someRanks(ranks);
      buffer = Fields.orElse(buffer, Optional.empty());
    }

    /**
     * The reply {@code body} of {@code rank}.
     *
     * @throws IllegalArgumentException if no JSON value and no buffer; other bodies cannot travel
     *     together with those of other ranks
     */
    public static Reply of(int rank, Object body) {
      if (body instanceof Buffer buffer) {
        return new Reply(Ranks.of(rank), null, Optional.of(buffer.getBytes()));
      }
      boolean json =
          body == null
              || body instanceof JsonObject
              || body instanceof JsonArray
              || body instanceof CharSequence
              || body instanceof Number
              || body instanceof Boolean;
      if (!json) {
        throw new IllegalArgumentException(
            "it replied a "
                + body.getClass().getName()
                + "; an ask takes JSON, text, numbers, booleans and buffers");
      }
      return new Reply(Ranks.of(rank), body, Optional.empty());
    }

    /** The body as the actor replied it. */
    public Object body() {
      if (buffer.isPresent()) {
        return Buffer.buffer(buffer.get());
      }
      if (value instanceof Map<?, ?> map) {
        JsonObject object = new JsonObject();
        map.forEach((key, entry) -> object.put(key.toString(), entry));
        return object;
      }
      return value instanceof List<?> list ? new JsonArray(list) : value;
    }
  }

  /**
   * Ranks that live and gave no reply.
   *
   * @param ranks which
   * @param code the failure code that the actor gave; -1 for none; that of {@link Refusal#CONFLICT}
   *     if they are stopping
   * @param message why
   */
  public record Refused(Ranks ranks, int code, String message) {

    public Refused {
      ranks = Fields.someRanks(ranks);
      message = Fields.orElse(message, "");
    }

    /** These ranks finish what they have, and take nothing more. */
    public static Refused stopping(String mesh, Ranks ranks) {
      String who = ranks.size() == 1 ? "rank " + ranks + " of " : "ranks " + ranks + " of ";
      String verb = ranks.size() == 1 ? " is stopping" : " are stopping";
      return new Refused(ranks, Refusal.CONFLICT.code(), who + mesh + verb);
    }
  }

  public AskReply {
    replies = List.copyOf(Fields.orElse(replies, List.of()));
    refused = List.copyOf(Fields.orElse(refused, List.of()));
    ended = List.copyOf(Fields.orElse(ended, List.of()));
  }
}
