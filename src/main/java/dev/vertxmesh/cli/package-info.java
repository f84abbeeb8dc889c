/**
 * The {@code mesh} command.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.cli.Main}: the table of verbs. A {@code …Verb} declares options and
 *       arguments; an operator does the work and gives an {@code ExitCode}.
 *   <li>Operators: {@code HostKeeper} (up), {@code Demo}, {@code Runner} (run), {@code Lookout}
 *       (hosts, procs, meshes, describe), {@code EventLog}, {@code LogPrinter}, {@code Stopper},
 *       {@code Explanation}.
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
 * </ul>
 */
package dev.vertxmesh.cli;
