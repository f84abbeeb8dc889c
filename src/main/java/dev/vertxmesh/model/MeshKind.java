package dev.vertxmesh.model;

/** What the ranks of a mesh are. */
public enum MeshKind {
  /** Machines, or their part of one, that start workers. */
  HOSTS,
  /** Worker JVMs. */
  PROCS,
  /** Verticles. */
  ACTORS
}
