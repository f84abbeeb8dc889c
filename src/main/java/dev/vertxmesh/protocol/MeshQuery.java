package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;

/**
 * Anyone → controller: a question or a request that needs no more than the mesh's name (get-state,
 * get-subscriber-count, create-or-update, renew, retire).
 *
 * @param mesh the mesh
 */
public record MeshQuery(String mesh) {

  public MeshQuery {
    Names.require("mesh", mesh);
  }
}
