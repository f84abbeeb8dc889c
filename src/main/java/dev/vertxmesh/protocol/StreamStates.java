package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;

/**
 * Controller → agent: report the changes of this mesh to me. Answered with the present states. An
 * agent that does not know the mesh says so, and reports nothing (behaviour B 18).
 *
 * @param mesh the mesh
 * @param receiver the address that takes the reports; forgotten once it is gone
 */
public record StreamStates(String mesh, String receiver) {

  public StreamStates {
    Names.require("mesh", mesh);
    receiver = Fields.line("receiver", receiver);
  }
}
