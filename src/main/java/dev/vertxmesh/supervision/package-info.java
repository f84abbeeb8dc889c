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
 *   <li>{@link dev.vertxmesh.supervision.LeaseLedger}: how long an agent goes on alone; {@link
 *       dev.vertxmesh.supervision.RenewalLedger}: what its controller knows of that.
 *   <li>{@link dev.vertxmesh.supervision.ProcLedger}: the processes of a host.
 *   <li>{@link dev.vertxmesh.supervision.HangLedger}: whether a loop answers its watchdog.
 *   <li>{@link dev.vertxmesh.supervision.DepartureLedger}: when to remove what a node has left.
 *   <li>{@link dev.vertxmesh.supervision.ActorLedger}: the actors of a mesh on one proc.
 *   <li>{@link dev.vertxmesh.supervision.DrainLedger}: which of them still answer before they stop;
 *       {@link dev.vertxmesh.supervision.StopShares}: how a deadline is shared out.
 *   <li>{@link dev.vertxmesh.supervision.EvidenceLedger}: how ranks ended, for who asks later;
 *       {@link dev.vertxmesh.supervision.MemoryVerdict}: whether lack of memory ended a process.
 *   <li>{@link dev.vertxmesh.supervision.DrillTerms}: how long the fault of a drill lasts.
 *   <li>{@link dev.vertxmesh.supervision.SelfSuspicion}: whether an observer may trust itself.
 * </ul>
 *
 * <ul>
 *   <li>SU-1: reports in any order end in the same ledger, and a rank ends at most once per
 *       incarnation (behaviour A 11–14, 53; departure 3).
 *   <li>SU-2: what is seen from outside (a process that ended) never undoes what the rank's owner
 *       said later (departure 10).
 *   <li>SU-3: a lease is a duration on the agent's own clock, held by one epoch (departures 8, 9).
 *       What others read of it is written once in each of its lengths, so that the sweep of the
 *       registry's leftovers never takes one that is held. For a time after its end no lower epoch
 *       is obeyed.
 *   <li>SU-4: every notice has a number; a newcomer is told the present, a stop as a stop of the
 *       whole mesh (departures 2, 18).
 *   <li>SU-5: a dead subscriber is removed, and only that one (behaviour A 63).
 *   <li>SU-6: who does not answer is not declared dead, only asked less often (departure 7).
 *   <li>SU-7: a loop hangs once it has left a ping unanswered for the timeout; that is said once,
 *       and one that answers in time costs a warning at most (design 1).
 *   <li>SU-8: who is asked to stop answers first what it was asked before, for at most a fixed
 *       share of the deadline; each level of a stop keeps a share for itself, so that its answer
 *       comes in time and says what had to be forced (departure 14).
 *   <li>SU-9: the evidence of ends is bounded in number and in age, and what was forgotten is
 *       counted.
 *   <li>SU-10: "probably for lack of memory" is said only of a KILL that nobody here sent, with the
 *       kernel's counter risen (design 3, Logs).
 *   <li>SU-11: suspicion of oneself first. An observer whose own timers are late, or that loses
 *       sight of more than half of what it watches, says so and gives no verdict by silence for
 *       {@code mesh.observer.hold}. What is not silence (the end of a process, an exception, what a
 *       host says) is never held.
 *   <li>SU-12: what a node held outlives it until the leases that it granted have lapsed (design 3,
 *       Retention).
 *   <li>SU-13: the fault of a drill lasts as long as it takes to be noticed, or longer, and no
 *       longer than {@code mesh.drill.longest}; what would never be noticed is not performed.
 *   <li>SU-14: what a controller says is left of a lease is what is left at least: it counts from
 *       when it sent the renewal that was confirmed last, or the order.
 *   <li>SU-15: what a ledger keeps of a rank costs a reference for 1,024 ranks that are alike, and
 *       a few bytes a rank where they differ. The change of one rank, and the report of it, look at
 *       its own 1,024 and at no others, whatever changed before and in whatever order.
 * </ul>
 */
package dev.vertxmesh.supervision;
