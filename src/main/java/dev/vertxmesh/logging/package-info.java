/**
 * How this JVM logs: one format everywhere, and levels that can be changed while it runs. Knows
 * only {@code model}; without Logback all but the levels works.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.logging.LineEncoder}: what our Logback configurations write with.
 *   <li>{@link dev.vertxmesh.logging.LogLevels}: reads and changes levels; {@code Logback} is the
 *       only class that knows how.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>ME-7: hosts, workers and the command write alike, Hazelcast and Vert.x through them. As
 *       text an event is one line, whatever its message holds; only the stack of an exception
 *       follows on lines of its own. As JSON it is one line with its stack.
 *   <li>ME-8: the level of a logger can be changed while a host runs, there and on its workers.
 *   <li>ME-9: a state change is one line, "old → new: reason", with the ids that it concerns; ranks
 *       that change together are one line. While nothing happens nothing is written.
 * </ul>
 */
package dev.vertxmesh.logging;
