package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.SpawnActors;
import dev.vertxmesh.settings.MeshSettings;
import java.util.List;
import java.util.Optional;

/** Whether this proc takes an actor mesh. */
final class SpawnGate {

  private final Tools tools;
  private final boolean exposed;
  private Optional<String> shut = Optional.empty();

  /**
   * A gate that is open.
   *
   * @param exposed whether other machines can reach this proc: then nothing may be spawned unless a
   *     setting allows it
   */
  SpawnGate(Tools tools, boolean exposed) {
    this.tools = tools;
    this.exposed = exposed;
  }

  /** Takes no more; {@code reason} ends the sentence "proc p1 takes no actors: ". */
  void shut(String reason) {
    shut = Optional.of(reason);
  }

  void reopen() {
    shut = Optional.empty();
  }

  /** Refuses with CONFLICT while it is shut. */
  void requireOpen() {
    if (shut.isPresent()) {
      throw Refusal.CONFLICT.because(
          "proc " + tools.proc() + " takes no actors: " + shut.orElseThrow());
    }
  }

  /** Refuses what is wrong in itself, not allowed here, or comes after a poisonous failure. */
  void requireAllowed(SpawnActors spawn) {
    if (spawn.ranks().runs().size() != 1) {
      throw Refusal.BAD_REQUEST.because(
          "ranks " + spawn.ranks() + " are not neighbours; spawn each run of them by itself");
    }
    int ranks = spawn.extent().ranks();
    if (spawn.ranks().runs().get(0).end() > ranks) {
      throw Refusal.BAD_REQUEST.because(
          "ranks " + spawn.ranks() + " are not in the " + ranks + " ranks of " + spawn.extent());
    }
    int most = tools.settings().get(MeshSettings.SPAWN_MAX_RANKS);
    if (spawn.ranks().size() > most) {
      throw Refusal.BAD_REQUEST.because(
          "%d ranks are more than proc %s takes of one mesh, which is %d (%s)"
              .formatted(spawn.ranks().size(), tools.proc(), most, MeshSettings.SPAWN_MAX_RANKS));
    }
    if (tools.poison().reason().isPresent()) {
      throw Refusal.CONFLICT.because(
          "cannot spawn new actors on proc "
              + tools.proc()
              + ", because "
              + tools.poison().reason().orElseThrow()
              + "; spawn on another proc ("
              + MeshSettings.POISON
              + ")");
    }
    requireAllowedClass(spawn.type());
  }

  private void requireAllowedClass(String type) {
    List<String> prefixes = tools.settings().get(MeshSettings.SPAWN_ALLOW);
    if (prefixes.isEmpty() && !exposed) {
      return;
    }
    if (prefixes.stream().noneMatch(type::startsWith)) {
      String allowed =
          prefixes.isEmpty()
              ? " is empty, and other machines can reach this proc"
              : " allows " + String.join(", ", prefixes);
      throw Refusal.FORBIDDEN.because(
          "class " + type + " may not be spawned: " + MeshSettings.SPAWN_ALLOW + allowed);
    }
  }
}
