package dev.vertxmesh.protocol;

/**
 * Controller → anyone: how many handlers are told.
 *
 * @param count of handlers, not of nodes
 */
public record SubscriberCount(int count) {}
