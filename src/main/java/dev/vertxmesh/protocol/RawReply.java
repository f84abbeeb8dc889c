package dev.vertxmesh.protocol;

/**
 * A reply that goes out as it is: the body of somebody else's message.
 *
 * @param body anything that the event bus can carry
 */
public record RawReply(Object body) {}
