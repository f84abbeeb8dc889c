/**
 * The proc agent: one for each JVM that runs actors, the second station of a status change.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.proc.ProcAgent}: lifecycle and wiring; {@link
 *       dev.vertxmesh.proc.ProcAgentOptions}: what it is started with.
 *   <li>{@code ProcAdapter} decodes what comes to the door; {@code ProcDesk} does it.
 *   <li>{@code ActorDecks}: the actor meshes here; {@code ActorDeck}: one of them; {@code Crew}:
 *       what one spawn put here, deployed and stopped in {@code Batches}.
 *   <li>{@code SpawnGate}, {@code Poison}: who may spawn. {@code LeaseKeeper}: who may live on.
 *   <li>{@code CastRouter}, {@code PendingAsks}: what actors are told, and answer. {@code Drain}:
 *       who answers first and stops then.
 *   <li>{@code Watchdog}: which {@code WatchedLoop} hangs; {@code Seats}: who sits on which; {@code
 *       Hang}: who is to blame, by what {@code Dispatching} and the stack show.
 *   <li>{@code Drills}: faults on purpose; {@code Blockade} and {@code BusCut} perform them.
 *   <li>{@link dev.vertxmesh.proc.ProcDirectory}: where the agent writes itself down.
 *   <li>{@link dev.vertxmesh.proc.WorkerMain}: the life of a worker JVM around its agent.
 * </ul>
 *
 * <p>All state belongs to the agent's one event-loop context; what happens on the contexts of
 * actors hops to it.
 *
 * <ul>
 *   <li>PA-1: actors are deployed off any verticle's context, in parallel, and never in the way of
 *       the agent's own loop.
 *   <li>PA-2: whatever ends an actor, its end is told once, with a cause (behaviour B 9, 14).
 *   <li>PA-3: a lease lapses by the agent's own clock, at the latest a quarter too late (departures
 *       8, 9).
 *   <li>PA-4: changes of one turn are told together, before an end is logged and undeployed; so is
 *       what becomes of ranks that are started or stopped together, once all of it is known, and
 *       what is known by then every 10 ms; one message to a receiver is under way at a time; a dead
 *       receiver is forgotten and nobody else notices (behaviour B 18, 21).
 *   <li>PA-5: each rank of a cast or an ask is answered for, a dead one with its cause at once.
 *   <li>PA-6: a poisoned or stopping proc refuses new actors with a sentence (behaviour B 10, 12).
 *   <li>PA-7: a stop has a deadline for each actor; who misses it is given up as timed out.
 *   <li>PA-8: an older term of a controller is not obeyed.
 *   <li>PA-9: a worker ends with its host, its lease, or a stop, and nothing holds that up.
 *   <li>PA-10: a worker whose host is gone stops its actors and tells nobody: a lost host is a
 *       failure of its ranks, not their stop (departure 5).
 *   <li>PA-11: a hang is found and told without any event loop (design 1). The verdict is the last
 *       change of that life, so it goes out with {@link
 *       dev.vertxmesh.model.ResourceState#LAST_GENERATION}: the agent's ledger, which numbers, may
 *       live on the loop that is blocked. A terminated state is final, so the number that the
 *       ledger gives the same end later is of no account. The others on that loop are warned, and
 *       keep their states. If nobody can say who holds the loop, everybody there is warned and
 *       nobody ends. When the loop answers again, they are told that as well.
 *   <li>PA-12: an actor that was asked to stop takes no cast and no ask any more, and says so; what
 *       it was asked before it answers, for at most three quarters of the deadline; casts that were
 *       accepted are before its {@code stop()} in its queue; then that runs, and then its end is
 *       told. Who stops for a lease, a lost host or a fault is undeployed at once.
 *   <li>PA-13: the last line of a worker's log says why it ends, its lifeline or its lease or a
 *       stop; and so do its last words, if a host is left to hear them.
 *   <li>PA-14: suspicion of oneself first (SU-11). A watchdog that is late itself judges no loop
 *       for {@code mesh.observer.hold}. A lease that lapsed while this JVM stood still holds for a
 *       quarter of its length after the thaw, once: with the next look an orphan ends at the latest
 *       half a lease after the thaw, or a lease and a quarter after the last renewal that waited in
 *       the sockets of this JVM.
 *   <li>PA-20: a drill is performed on actors, or on a worker, whose mesh is marked for it,
 *       wherever the order comes from, and on no other.
 *   <li>PA-21: the loop of an actor is blocked on purpose by a drill alone, on that actor's
 *       context, a tenth of a second after the answer, and until a deadline that was set before.
 *   <li>PA-22: what a drill does here is undone when its time is over, and earlier when the agent
 *       or its worker stops; an agent whose own loop is the one that is blocked stops after that.
 * </ul>
 */
package dev.vertxmesh.proc;
