/**
 * Where notices arrive: station ④. One hub and one owner's desk per node, each with one clustered
 * address, off any verticle's context.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.subscriber.SubscriptionHub}: the door for who wants to hear; hands
 *       each failure to the context that subscribed.
 *   <li>{@code MeshWatch}: what the hub does for one mesh; {@code NoticeLedger} and {@code Told}
 *       judge what is new, in order, missing or a repeat; {@code Watchdog} measures silence.
 *   <li>{@code Audience}: who is told, loop by loop; {@code Interest}, {@code Listener}: one of
 *       them.
 *   <li>{@code Surroundings}: what a hub asks the cluster; {@code ControllerLink}: what it asks a
 *       controller.
 *   <li>{@link dev.vertxmesh.subscriber.OwnerDesk}: the door for what owners are told.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>SB-1: a handler hears each failure of its ranks once, in order, on the context that
 *       subscribed (departure 18). Repeats are dropped, gaps are found, also by a heartbeat, and
 *       filled by a replay.
 *   <li>SB-2: receipt is acknowledged before any handler runs; no handler delays or breaks another.
 *   <li>SB-3: a newcomer is told the present first, whoever subscribed before it on the node.
 *   <li>SB-4: silence longer than the watchdog's timeout, or a controller whose node has left, is
 *       told once, as an event of its own, and ends the subscription (behaviour B 59, B 61).
 *   <li>SB-5: however many handlers a node has, a controller sees one subscriber with their count.
 *   <li>SB-6: a newer epoch starts anew; what has been told of an older one is not told again.
 *   <li>SB-7: a subscription ends with its mesh, by {@code cancel}, or with the verticle that made
 *       it; the last one of a mesh unsubscribes the node.
 *   <li>SB-8: an owner hears each of its notices once; receipt is acknowledged also of a repeat.
 *   <li>SB-9: suspicion of oneself first (SU-11): a watchdog whose look is late by a second, or by
 *       a quarter of its timeout if that is less, takes nobody for silent for another quarter.
 *   <li>SB-10: a node without data that lost every host is told so once (CLUSTER_LOST). When one is
 *       back it looks up again who listens where, is found again itself, and can be used once both
 *       are done (design 3, Event bus).
 * </ul>
 */
package dev.vertxmesh.subscriber;
