/**
 * The decisions, as pure values: each ledger remembers, judges, and answers what changed; somebody
 * else performs it. Time is a parameter; nothing here reads a clock, sends or waits.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.supervision.HealthLedger}: the states of the ranks of a mesh, at its
 *       controller.
 *   <li>{@link dev.vertxmesh.supervision.Journal}: what the controller has told.
 *   <li>{@link dev.vertxmesh.supervision.SubscriberLedger}: who is told.
 *   <li>{@link dev.vertxmesh.supervision.ReachLedger}: which agents answer.
 *   <li>{@link dev.vertxmesh.supervision.LeaseLedger}: how long an agent goes on alone.
 *   <li>{@link dev.vertxmesh.supervision.ProcLedger}: the processes of a host.
 *   <li>{@link dev.vertxmesh.supervision.HangLedger}: whether a loop answers its watchdog.
 *   <li>{@link dev.vertxmesh.supervision.DepartureLedger}: when to remove what a node has left.
 *   <li>{@link dev.vertxmesh.supervision.ActorLedger}: the actors of a mesh on one proc.
 * </ul>
 *
 * <ul>
 *   <li>SU-1: reports in any order end in the same ledger, and a rank ends at most once per
 *       incarnation (behaviour A 11–14, 53; departure 3).
 *   <li>SU-2: what is seen from outside (a process that ended) never undoes what the rank's owner
 *       said later (departure 10).
 *   <li>SU-3: a lease is a duration on the agent's own clock, held by one epoch (departures 8, 9).
 *       For a time after its end no lower epoch is obeyed.
 *   <li>SU-4: every notice has a number; a newcomer is told the present, a stop as a stop of the
 *       whole mesh (departures 2, 18).
 *   <li>SU-5: a dead subscriber is removed, and only that one (behaviour A 63).
 *   <li>SU-6: who does not answer is not declared dead, only asked less often (departure 7).
 *   <li>SU-7: a loop hangs once it has left a ping unanswered for the timeout; that is said once,
 *       and one that answers in time costs a warning at most (design 1).
 *   <li>SU-12: what a node held outlives it until the leases that it granted have lapsed (design 3,
 *       Retention).
 * </ul>
 */
package dev.vertxmesh.supervision;
