package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;

/**
 * Subscriber → controller: tell me no more. Nothing happens if it did not subscribe.
 *
 * @param mesh the mesh
 * @param address the one that subscribed
 */
public record Unsubscribe(String mesh, String address) {

  public Unsubscribe {
    Names.require("mesh", mesh);
    address = Fields.require("address", address);
  }
}
