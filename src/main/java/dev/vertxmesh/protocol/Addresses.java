package dev.vertxmesh.protocol;

/**
 * The addresses of the event bus. One clustered address per agent, per controller and per
 * subscribing node; never one per rank or subscriber (design 3, Event bus).
 */
public final class Addresses {

  private static final String ROOT = "mesh.";

  private Addresses() {}

  /** The host agent of that name. */
  public static String host(String name) {
    return ROOT + "host." + name;
  }

  /** The proc agent of that id. */
  public static String proc(String id) {
    return ROOT + "proc." + id;
  }

  /** The controller of that mesh. */
  public static String controller(String mesh) {
    return ROOT + "controller." + mesh;
  }

  /** Where any node asks for a mesh to be spawned: every controller home listens. */
  public static String spawn() {
    return ROOT + "spawn";
  }

  /** The subscription hub of that node. */
  public static String hub(String node) {
    return ROOT + "hub." + node;
  }

  /** Where that node is told, as an owner, of the failures of its meshes. */
  public static String owner(String node) {
    return ROOT + "owner." + node;
  }

  /** Where the notices of a mesh are published, for those who need not acknowledge them. */
  public static String events(String mesh) {
    return ROOT + "events." + mesh;
  }

  /** The local address at which the actors of this JVM say that they have failed. */
  public static String actorFailures() {
    return ROOT + "local.actor-failures";
  }
}
