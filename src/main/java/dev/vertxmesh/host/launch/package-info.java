/**
 * Starts, watches and ends the JVMs of one host: the only package that starts JVMs.
 *
 * <pre>
 * JvmLauncher.launch(LaunchPlan) ► ProcessStarter ► StartedProcess ┐
 *          │                       (files, session)  (signals)     ├► LaunchedJvm ► ready() ended() end() tail()
 *          └ LifelineServer ◄─HELLO token─ worker ► HostLifeline ──┘
 *            (SocketDirectory: where the socket lies)
 * </pre>
 *
 * <p>{@code ClassArchives} adds the archive of classes to a plan ({@code ArchiveKey} names it,
 * {@code ArchiveFolder} keeps it, {@code ManifestPaths} knows which jars the jars name). {@code
 * WorkerJvmOptions} reads the flags of worker JVMs; {@code JvmEnding} performs an end; {@code
 * LogTail} reads the last lines of a log. {@link dev.vertxmesh.host.launch.Leftovers} ends what an
 * earlier life left, by each {@code JvmRecord}.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>LA-1: {@code ended()} completes once for each JVM that started, whatever ended it, from one
 *       source: the process's own exit.
 *   <li>LA-2: what a JVM said on its lifeline before it ended is delivered before {@code ended()}
 *       completes.
 *   <li>LA-3: a JVM that ended, asked or not, leaves no process of its group behind.
 *   <li>LA-4: {@code ready()} always completes if the plan has a ready timeout; its failure names
 *       the JVM, how it ended and its last output.
 *   <li>LA-5: each token admits one connection; a stranger's is closed.
 *   <li>LA-6: no call waits for ever: starting, listening, HELLO, the grace and the KILL have
 *       deadlines.
 *   <li>LA-7: nothing blocks an event loop.
 *   <li>LA-8: when this JVM is gone, however it went, each JVM that holds its lifeline reads EOF.
 *   <li>LA-9: what outlives its launcher, because it was stopped or does not hold a lifeline, is
 *       known again by pid, start and token, and ended with its group by the next life in that
 *       directory; nobody else is, whatever pid it has (design 3, Processes).
 *   <li>LA-10: a JVM starts from an archive of its classes if a whole one is there for its java and
 *       its jars. One that is missing, stale or damaged is made by a rehearsal: in the background,
 *       one at a time, by a JVM that no cluster sees, that holds the lifeline of its host, and that
 *       ends before its host has stopped. No launch waits for it or fails with it, and it never
 *       replaces an archive but as a whole.
 *   <li>LA-11: no JVM inherits from its launcher's environment a setting that is secret, as the
 *       token of the HTTP API, nor the orders by which the launcher was started itself.
 * </ul>
 */
package dev.vertxmesh.host.launch;
