package dev.vertxmesh.controller;

import dev.vertxmesh.model.RankReport;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import java.util.List;
import java.util.Optional;

/** Reports that a controller makes up itself. */
final class Reports {

  private Reports() {}

  /** That the only rank of a host's own mesh ended. */
  static StateReport one(String mesh, String agent, Status status, SupervisionEvent event) {
    ResourceState state = new ResourceState(status, 0, 0, Optional.of(event));
    return new StateReport(mesh, agent, true, List.of(new RankReport(Ranks.of(0), state)));
  }
}
