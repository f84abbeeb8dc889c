package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.shape.Ranks;
import java.time.Duration;
import java.time.Instant;

/** The events that no controller tells, because it is the one that is lost (SB-4). */
final class LossEvents {

  private LossEvents() {}

  static MeshFailure silent(String mesh, Duration silence) {
    return controllerLost(
        mesh,
        Cause.of(
            Cause.Learned.PING,
            timedOut(mesh)
                + ": silent for "
                + silence.toMillis()
                + " ms. Assuming that its JVM is dead"));
  }

  static MeshFailure nodeLeft(String mesh, String node) {
    return controllerLost(
        mesh,
        Cause.of(
            Cause.Learned.MEMBER_LEFT,
            timedOut(mesh) + ": its node " + node + " left the cluster"));
  }

  static MeshFailure clusterLost(String mesh) {
    Cause cause =
        Cause.of(
            Cause.Learned.MEMBER_LEFT,
            "no host is left in the cluster; the mesh cannot be reached until one is back");
    return failure(mesh, Kind.CLUSTER_LOST, Status.UNKNOWN, cause);
  }

  private static String timedOut(String mesh) {
    return "timed out reaching controller " + Addresses.controller(mesh);
  }

  private static MeshFailure controllerLost(String mesh, Cause cause) {
    return failure(mesh, Kind.CONTROLLER_LOST, Status.TIMEOUT, cause);
  }

  private static MeshFailure failure(String mesh, Kind kind, Status status, Cause cause) {
    Subject subject = new Subject(Subject.Kind.CONTROLLER, "controller of " + mesh);
    return new MeshFailure(
        mesh, Ranks.none(), new SupervisionEvent(kind, subject, status, cause, Instant.now()));
  }
}
