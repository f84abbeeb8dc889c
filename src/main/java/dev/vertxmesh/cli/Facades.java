package dev.vertxmesh.cli;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshOptions;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.settings.Settings;

/** The library on a node of this command. */
final class Facades {
  private Facades() {}

  static Mesh of(ClientNode node, Settings settings) {
    MeshOptions options = new MeshOptions();
    settings.explicit().forEach(options::set);
    return Mesh.create(node.vertx(), options);
  }
}
