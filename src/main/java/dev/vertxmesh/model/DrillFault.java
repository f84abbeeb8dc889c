package dev.vertxmesh.model;

import dev.vertxmesh.model.SupervisionEvent.Kind;

/** A fault that is performed on purpose on one rank, to see how it is noticed. */
public enum DrillFault {
  /** The process of the worker is killed by signal 9, as the kernel does when memory runs out. */
  KILL,
  /** The process of the worker is stopped by SIGSTOP for a while, as by a hypervisor. */
  FREEZE,
  /** The event loop (or the worker context) of an actor is blocked for a while. */
  HANG,
  /** Nothing passes between the controller and the agent of the rank for a while. */
  PARTITION,
  /** The controller does not renew the lease, as if it were gone. */
  ORPHAN;

  /** Whether {@code event}, told of the rank, is how this fault is noticed. */
  public boolean isToldBy(SupervisionEvent event) {
    return switch (this) {
      case KILL, FREEZE, HANG -> event.isFailure();
      case PARTITION -> event.kind() == Kind.OUT_OF_REACH;
      case ORPHAN -> event.isEnd();
    };
  }
}
