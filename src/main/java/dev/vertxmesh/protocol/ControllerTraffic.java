package dev.vertxmesh.protocol;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What passes between the controller of a mesh and the agent of a proc, told from all else that
 * passes there: for drills, which keep the two apart (PR-27).
 */
public final class ControllerTraffic {

  private static final Set<Action> TO_AGENTS =
      EnumSet.of(Action.GET_STATES, Action.STREAM_STATES, Action.SPAWN_ACTORS, Action.STOP_ACTORS);

  private static final String MESH = "mesh";

  private ControllerTraffic() {}

  /** Whether the agent at {@code address} is asked or told something about {@code mesh}. */
  public static boolean isToAgent(Message<?> message, String address, String mesh) {
    return message.address().equals(address)
        && Action.of(message.headers().get(Headers.ACTION)).filter(TO_AGENTS::contains).isPresent()
        && meshIn(message).filter(mesh::equals).isPresent();
  }

  /** Whether the controller of {@code mesh} is told something. */
  public static boolean isToController(Message<?> message, String mesh) {
    return message.address().equals(Addresses.controller(mesh));
  }

  /** The mesh that a body names; none if it is no order of ours: its receiver refuses it. */
  private static Optional<Object> meshIn(Message<?> message) {
    try {
      Object body = message.body();
      JsonObject json = body instanceof Buffer bytes ? new JsonObject(bytes) : (JsonObject) body;
      return Optional.ofNullable(json).map(fields -> fields.getValue(MESH));
    } catch (DecodeException | ClassCastException unreadable) {
      return Optional.empty();
    }
  }
}
