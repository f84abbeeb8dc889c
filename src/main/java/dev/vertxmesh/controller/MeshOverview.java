package dev.vertxmesh.controller;

import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.protocol.MeshState.Place;
import dev.vertxmesh.shape.Ranks;
import java.util.List;
import java.util.stream.IntStream;

/** How a mesh is, for who asks: what its term's parts know, put together. */
record MeshOverview(
    Scope scope,
    MeshStrategy strategy,
    MeshPlan plan,
    HealthDesk desk,
    NoticePublisher publisher,
    Poller poller) {

  MeshState state() {
    return new MeshState(
        scope.mesh(),
        scope.spec().kind(),
        scope.epoch(),
        plan.extent(),
        places(),
        desk.overall(),
        desk.message(),
        MeshState.runs(desk.ledger().statuses()),
        desk.outOfReach(),
        desk.forced(),
        publisher.count(),
        poller.stalls(),
        desk.evidence(),
        desk.forgotten(),
        poller.lease());
  }

  private List<Place> places() {
    List<String> agents = strategy.listing(plan);
    int each = plan.layout().ranks() / agents.size();
    boolean hosts = scope.spec().kind() == MeshKind.HOSTS;
    return IntStream.range(0, agents.size())
        .mapToObj(
            index -> {
              String agent = agents.get(index);
              String address = hosts ? Addresses.host(agent) : Addresses.proc(agent);
              return new Place(agent, address, Ranks.range(index * each, (index + 1) * each));
            })
        .toList();
  }
}
