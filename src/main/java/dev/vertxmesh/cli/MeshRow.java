package dev.vertxmesh.cli;

import java.time.Instant;

/**
 * A mesh, as {@code mesh meshes} lists it.
 *
 * @param kind hosts, procs or actors
 * @param extent its shape
 * @param on the mesh that it stands on, "" for none
 * @param actor the class of its actors, "" if it has none
 * @param status running, stopping or ended
 * @param owner whom it belongs to, "" if it is resident
 */
record MeshRow(
    String name,
    String kind,
    String extent,
    String on,
    String actor,
    String status,
    String owner,
    Instant startedAt) {

  static Listing<MeshRow> listing() {
    return new Listing<MeshRow>()
        .with("mesh", MeshRow::name)
        .with("kind", MeshRow::kind)
        .with("extent", MeshRow::extent)
        .with("on", MeshRow::on)
        .with("actor", MeshRow::actor)
        .with("status", MeshRow::status)
        .with("owner", MeshRow::owner)
        .with("started", MeshRow::startedAt);
  }
}
