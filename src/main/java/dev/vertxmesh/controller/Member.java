package dev.vertxmesh.controller;

/**
 * What holds ranks of a mesh: a proc of an actor mesh, a host of a proc mesh, a host itself.
 *
 * @param index its place among the members
 * @param name host name or proc id
 * @param address of its agent
 * @param node its cluster node; "" if not known yet
 * @param host the host under it; itself, if it is one; nobody for a foreign proc
 * @param below the rank of this member in the mesh below
 */
record Member(int index, String name, String address, String node, Host host, int below) {

  /**
   * A host agent.
   *
   * @param name of the host, "" for nobody
   * @param address of its agent
   * @param node its cluster node
   */
  record Host(String name, String address, String node) {

    /** Nobody: what a foreign proc stands on. */
    static final Host NOBODY = new Host("", "", "");

    boolean isSomebody() {
      return !name.isEmpty();
    }
  }
}
