package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;

/**
 * Subscriber → controller: I miss notices.
 *
 * @param mesh the mesh
 * @param since the number of the last notice that it has
 */
public record ReplayQuery(String mesh, long since) {

  public ReplayQuery {
    Names.require("mesh", mesh);
  }
}
