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
 *       stays as it is, and subscribers are warned (design 1).
 *   <li>CO-14: of two controllers of one mesh the one of the lower epoch stops as soon as it hears
 *       of the other, from an agent or from the registry; it says so, and gives its address up. Its
 *       ranks end with their lease (design 3, Epoch).
 * </ul>
 */
package dev.vertxmesh.controller;
