package dev.vertxmesh.protocol;

/**
 * Actor → the proc agent of its own JVM, by reference: I have failed.
 *
 * @param inbox the actor's inbox address
 * @param failure why
 */
public record ActorFailure(String inbox, Throwable failure) {}
