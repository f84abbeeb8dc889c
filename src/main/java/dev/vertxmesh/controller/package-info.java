/**
 * What watches a mesh: one loop, and three strategies for hosts, procs and actors.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.controller.HostMeshController}, {@link
 *       dev.vertxmesh.controller.ProcMeshController}, {@link
 *       dev.vertxmesh.controller.ActorMeshController}: the verticles. Their lifecycle is {@code
 *       MeshController}, their work {@code MeshTerm}, what differs {@code MeshStrategy}.
 *   <li>{@code ControllerAdapter} takes messages; {@code HealthDesk} judges what they change;
 *       {@code NoticePublisher} and {@code OwnerChannel} tell it; {@code Poller} asks in rounds.
 *   <li>{@link dev.vertxmesh.controller.MeshSpawner} deploys a controller beside its owner; {@link
 *       dev.vertxmesh.controller.ControllerHome} does so for owners elsewhere.
 * </ul>
 *
 * <ul>
 *   <li>CO-1: a term spawns, watches, stops and ends, in that order; a second stop is the first one
 *       (behaviour A 69).
 *   <li>CO-2: every change passes through one ledger, whoever reports it; each end is told once
 *       (departure 3).
 *   <li>CO-3: the owner is told of failures and of stops that it did not ask for, until it
 *       acknowledges, under one id (departure 12). While a requested stop is under way it is told
 *       nothing.
 *   <li>CO-4: subscribers are told everything, in order, each independently of the others; a dead
 *       one is dropped (behaviour A 48, 63).
 *   <li>CO-5: rounds wait for nobody; the lease of the living is renewed whatever else failed
 *       (departures 4, 6).
 *   <li>CO-6: a heartbeat says that the controller lives when it has nothing else to say, as long
 *       as any rank lives (departure 1).
 *   <li>CO-7: a spawn that fails leaves nothing; an undeployed controller stops its mesh (behaviour
 *       A 79); an ended one stays for late subscribers (design 3, Retention).
 *   <li>CO-8: the verdict of a watchdog that a rank holds its loop is final; who is stalled by it
 *       stays as it is; subscribers are warned, and told when it is over (design 1).
 *   <li>CO-9: some ranks can be stopped while the others go on; the answer comes when those have
 *       ended or their deadline has passed. Those below get a share of a deadline, so that the
 *       answer can say which ranks had to be ended by force (departure 14).
 *   <li>CO-10: neither a spawn nor a stop waits for a host that has left: its ranks have ended
 *       then, and that is the answer.
 *   <li>CO-11: the evidence of an end outlives its process: the controller tells it to who asks, as
 *       long as it is there itself, within bounds.
 *   <li>CO-12: a controller that doubts itself says so to its subscribers, and takes nobody's
 *       silence for anything: no subscriber is dropped, no owner is gone, no spawn or stop is given
 *       up; while its own timers are late, nobody is out of reach either. That lasts {@code
 *       mesh.observer.hold}, at most a quarter of the lease. What it is told (an end, a failure, a
 *       node that left) counts as ever.
 *   <li>CO-13: a rank is out of reach when its own agent does not answer; a host agent that does
 *       not answer puts the host out of reach, and not the procs there that do.
 *   <li>CO-14: of two controllers of one mesh the one of the lower epoch stops as soon as it hears
 *       of the other, from an agent or from the registry; it says so, and gives its address up. Its
 *       ranks end with their lease (design 3, Epoch).
 *   <li>CO-20: a kill ends ranks at once, all that runs on them included, and nobody answers first:
 *       a worker gets KILL, an actor is given up and undeployed if it lets itself be. It needs no
 *       stop before it, and cuts short one that is under way. As it was asked for, they are
 *       stopped, not failed. Hosts, and procs of somebody else, are not ours to kill.
 *   <li>CO-21: a resident mesh has no owner: the home that took the order keeps it, whoever gave
 *       it, until it is stopped, or what it stands on is gone.
 *   <li>CO-22: a drill is refused unless the mesh is marked for it and runs; the controller says
 *       how late the fault must be noticed, by its own lease and poll, or by the settings of the
 *       agent that performs it.
 *   <li>CO-23: to withhold a lease is to ask on without renewing it, for a while: whose lease it is
 *       cannot tell that from a controller that is gone.
 *   <li>CO-24: the state of a mesh says what is left of each lease at least; a renewal counts once
 *       its agent has answered, from when it was sent.
 * </ul>
 */
package dev.vertxmesh.controller;
