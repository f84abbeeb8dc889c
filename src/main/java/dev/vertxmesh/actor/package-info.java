/**
 * One user verticle, watched: the first station of a status change.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.actor.ActorType}: the class of a verticle, and what is wrong with it.
 *   <li>{@link dev.vertxmesh.actor.SupervisedActor}: wraps one verticle, unmodified.
 *   <li>{@link dev.vertxmesh.actor.ActorObserver}: who is told.
 * </ul>
 *
 * <ul>
 *   <li>AC-1: an exception that escapes on the actor's context is told to the observer, Errors
 *       included, whatever the threading model.
 *   <li>AC-2: any class with a public constructor without parameters that is a {@code Deployable},
 *       {@code VerticleBase} or {@code Verticle} is an actor; what is not one is refused with the
 *       class and the reason.
 *   <li>AC-3: an actor that undeploys itself is told as such.
 * </ul>
 */
package dev.vertxmesh.actor;
