/**
 * The host agent: one per host JVM. It starts worker JVMs for proc mesh controllers, watches them,
 * reports each change, and ends them. It is the floor under the proc agents: the verdict on a
 * process is its own (design 3, Processes).
 *
 * <pre>
 * HostAdapter ► HostDesk ┬► SpawnPlanner   may it be started here, and how
 *  (the door)   (onX)    ├► WorkerStarter  launches, a few at a time      ┐
 *                        ├► WorkerEnder    StopAll, TERM, KILL            ├► WorkerYard ► ReportStreams
 *                        └► HangWatch      who does not beat any more     ┘  (ledger)     StatusWaiters
 * </pre>
 *
 * <p>{@link dev.vertxmesh.host.HostAgent} wires these together; {@code HostPresence} claims the
 * host's name in the {@code HostDirectory}, keeps it known and says goodbye; {@code
 * HostAgentOptions} reads the configuration; {@code LogKeeper} bounds and reads the logs; {@code
 * Examiner} looks at what the dead left behind; {@code Drills} performs faults on purpose.
 * Everything runs on the agent's context.
 *
 * <ul>
 *   <li>HO-1: a spawn is refused as a whole, before anything starts, or accepted as a whole; what
 *       becomes of each rank is reported; a report that was not heard is told again.
 *   <li>HO-2: a process that the controller may not choose is never run: commands, options and
 *       class paths come from the host's own configuration.
 *   <li>HO-3: the end of a worker is reported once, from one source, and never before its process
 *       is gone; only who never came up or stopped answering is given up earlier, and then killed.
 *   <li>HO-4: an end that was asked for is Stopped whatever its code; any other follows the table
 *       (behaviour A 41).
 *   <li>HO-5: of several lives of one rank only the latest is reported; an earlier one that still
 *       runs is killed.
 *   <li>HO-6: a spawn that repeats what is there starts nothing; an older epoch is not obeyed.
 *   <li>HO-7: stopping the agent ends every worker first, and removes its record last.
 *   <li>HO-8: children first, answer second: who stops a host hears of it when its workers are gone
 *       (behaviour B 31).
 *   <li>HO-9: a process that does not answer is Timeout, and killed: its ranks are final, and a
 *       frozen member of the cluster holds up every newcomer. {@code mesh.hang-action} is about
 *       loops that hang in a process that answers.
 *   <li>HO-10: what a worker's watchdog says of a loop reaches every controller with actors in that
 *       worker, also when the worker's own bus traffic does not flow; an end that it asks for comes
 *       after that.
 *   <li>HO-11: the logs of a worker are bounded in size, and the logs of the dead in number; within
 *       these bounds whoever reads on misses only what was written in the instant of a cut.
 *   <li>HO-12: the report of an end names the process, says whether lack of memory ended it, where
 *       a crashed JVM left its report, what the worker said last, and when it started, was last
 *       seen and ended (design 3, Logs).
 *   <li>HO-13: a host adopts nobody: what an earlier life in its directory left running is ended,
 *       with all its descendants, before the host joins the cluster and takes workers, and counted
 *       (design 3, Processes): what stands still would hold up the join.
 *   <li>HO-14: suspicion of oneself first (SU-11): a host whose own timers are late, or that hears
 *       nothing from more than half of its workers at once, gives up none of them for {@code
 *       mesh.observer.hold}, and says so to those who hear of them. The end of a process is told at
 *       once all the same.
 *   <li>HO-20: a drill is performed on a worker whose proc mesh is marked for it, wherever the
 *       order comes from, and on no other.
 *   <li>HO-21: the verdict on a drill is given as in earnest: that the host itself killed or froze
 *       the worker is noted in its log alone.
 *   <li>HO-22: a freeze is undone when its time is over by a process that outlives the host, and
 *       earlier when the host stops or the worker is gone.
 *   <li>HO-23: workers start from an archive of their classes once there is one for their class
 *       path; to have it or not is only a matter of time (LA-10).
 * </ul>
 */
package dev.vertxmesh.host;
