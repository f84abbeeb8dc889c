/**
 * The {@code mesh} command.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.cli.Main}: the table of verbs. A {@code …Verb} declares options and
 *       arguments; an operator does the work and gives an {@code ExitCode}.
 *   <li>Operators: {@code HostKeeper} (up), {@code Demo}, {@code Runner} (run), {@code Lookout}
 *       (hosts, procs, meshes, describe: {@code Description}), {@code EventLog}, {@code
 *       LogPrinter}, {@code Stopper}, {@code Spawner}, {@code Sender} (ask, cast), {@code Killer},
 *       {@code Drainer}, {@code Doctor} with {@link dev.vertxmesh.cli.doctor}, {@code Top} with
 *       {@link dev.vertxmesh.cli.top}, {@code Explanation}, {@code Drill}.
 *   <li>{@code Console}, {@code Listing}, {@code Printer}: what is printed, and how.
 *   <li>{@code StopSignal}, {@code Waiter}: Ctrl-C, and waiting for what others do.
 *   <li>{@code Platform}, {@link dev.vertxmesh.admin.view.ClusterView}, {@code ClusterHands}: the
 *       cluster, as verbs see it and act on it; tests give others.
 *   <li>{@link dev.vertxmesh.cli.HostMain}: the main class of hosts that others launch.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>CX-1: every end of a verb is one of {@code ExitCode}, and every other than OK has said why,
 *       without a stack unless {@code --debug} is given.
 *   <li>CX-2: answers go to stdout, all else to stderr; under {@code --json} stdout is JSON alone.
 *   <li>CX-3: Ctrl-C ends what the verb began, before the JVM ends.
 *   <li>CX-4: no colours unless on a terminal.
 *   <li>CX-5: bad input is told before anything is touched; a name that is taken or unknown says
 *       what there is, and what to do (acceptance F6).
 *   <li>CX-6: a message that is JSON goes as JSON, all else as text; a rank that does not answer or
 *       take it is told on stderr with the cause, and makes the exit code 1.
 *   <li>CX-7: a kill says what it ended and what went with it; more than one rank wants {@code
 *       --yes}.
 *   <li>CX-10: {@code doctor} measures and changes nothing; each check says what it found and, if
 *       that will not do, how to mend it.
 *   <li>CX-11: what completes names is silent and soon over when no cluster answers.
 *   <li>CX-13: {@code docs/cli.md} is what the verbs declare.
 *   <li>CX-20: a drill is refused by those who would perform it, not by this command: what it may
 *       do here it may do from anywhere.
 *   <li>CX-21: a drill is measured by one clock, from its order until its notice, which is no less
 *       than what it took; the bound is that of the cluster, whatever the settings here are.
 *   <li>CX-22: a drill ends with OK only if it was noticed within the bound; it waits for twice
 *       that.
 *   <li>CX-40: a live screen goes on through another node when the one that it asks does not answer
 *       any more; with none left it says so, and keeps looking.
 *   <li>CX-23: what a verb that looks prints is the same through the HTTP API and by joining, but
 *       for the settings of the host, which the host alone knows.
 *   <li>CX-24: every verb is run by a test against a real cluster, through its launcher.
 * </ul>
 */
package dev.vertxmesh.cli;
