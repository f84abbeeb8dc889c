/**
 * The wire: one record per message, named {@code sender → receiver} in its first words, the
 * addresses, and the codec. With {@code registry} the only place that knows JSON.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.protocol.Addresses}, {@link dev.vertxmesh.protocol.Action}, {@link
 *       dev.vertxmesh.protocol.Headers}: where a message goes and what it asks for.
 *   <li>{@link dev.vertxmesh.protocol.Wire}: records to JSON and back.
 *   <li>{@link dev.vertxmesh.protocol.Door}: an address and what is done for each action; {@link
 *       dev.vertxmesh.protocol.Caller}: the other side.
 *   <li>{@link dev.vertxmesh.protocol.Refusal}: the failure codes.
 *   <li>{@link dev.vertxmesh.protocol.LifelineMessage}: the lines between a host and its workers.
 * </ul>
 *
 * <ul>
 *   <li>PR-1: a body is a JSON object, or the same JSON as bytes; the reply comes in the form of
 *       the request, so that consumers in any language see plain JSON.
 *   <li>PR-2: a bad message is refused with a sentence, logged, and changes nothing.
 *   <li>PR-3: every question has its own timeout; the default of the event bus is never waited for.
 *   <li>PR-4: an unknown action or a field of the wrong type is an error; in an order a field that
 *       is not known is one as well. The sentence names the field by its path and what to write, in
 *       the words of JSON. In answers, reports and notices fields that are not known are passed
 *       over: who sent them may be of a later version.
 *   <li>PR-5: each message is what its golden file says ({@code src/test/resources/golden/wire}).
 *   <li>PR-6: an order is bounded in size, depth and the length of its texts; whatever came in, the
 *       line of the log that tells of it is one line, and bounded (acceptance F6).
 *   <li>PR-20: a question on the lifeline that other versions do not know travels as a note, which
 *       they pass over.
 *   <li>PR-23: an order that changes loggers is answered with how they are then, JVM by JVM; one
 *       that does not answer is named, and undoes nothing.
 *   <li>PR-27: what a drill drops is what passes between one controller and one agent about one
 *       mesh; casts, asks and the agents' answers to others are let through.
 *   <li>PR-28: the mark of a mesh for drills is left out where it is not set, so that hosts of an
 *       earlier version take meshes without it.
 * </ul>
 */
package dev.vertxmesh.protocol;
