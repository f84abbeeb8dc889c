/**
 * The HTTP API of a cluster, served by a node of it: reading for whoever reaches the port, changing
 * for who has the token. Its contract is {@code openapi.json}; {@code docs/http-api.md} is the
 * introduction.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.admin.AdminServer}: the verticle. {@code AdminSite} puts guards and
 *       routes together; {@link dev.vertxmesh.admin.Routes} are those of others.
 *   <li>{@code Guards}, {@code WriteGuard}: what a request passes first. {@code Answers}, {@code
 *       Gate}, {@code Query}, {@code Problems}: bounds, and what is refused.
 *   <li>{@code ReadRoutes}, {@code LogRoutes}, {@code EventRoutes}, {@code WriteRoutes}, {@code
 *       PageRoutes}: what there is.
 *   <li>{@code EventStream}: what happens, for all who listen: {@code ClusterWatch} and {@code
 *       MeshWatch} look and hear, {@code EventRing} keeps the last of it, an {@code EventListener}
 *       is one client. {@code Feeds}: one client and one thing that it follows.
 *   <li>{@link dev.vertxmesh.admin.view}: what is shown, as records and as JSON; {@link
 *       dev.vertxmesh.admin.client}: the same at the other end.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>AD-3: at most {@code mesh.admin.concurrency} questions are worked on at once, each for
 *       {@code mesh.admin.timeout} at most; what is beyond that gets 503 or 504 (behaviour B 88).
 *   <li>AD-4: whatever is refused is refused in one envelope, with a sentence that says what was
 *       wrong, and logged in one line; nothing has changed then.
 *   <li>AD-5: a request whose Host header is a name of a stranger reads nothing, and no answer is
 *       given to scripts of other sites.
 *   <li>AD-6: nothing is changed unless writes are on and the request shows the token, which is
 *       printed nowhere and reaches no worker.
 *   <li>AD-7: while nobody listens, nothing is polled and nobody is subscribed.
 *   <li>AD-8: memory is bounded whatever clients do: who is too slow is cut off.
 *   <li>AD-9: who comes back with the id of the last event that it saw misses none, or is told to
 *       load everything anew.
 *   <li>AD-10: it is the last of a host to start and the first to stop; no free port is no reason
 *       for a host not to start.
 *   <li>AD-13: the OpenAPI document names every route and no other, and answers fit its schemas.
 *   <li>AD-14: a thread dump of a worker needs none of its event loops.
 *   <li>AD-30: the dashboard ({@code webroot} in the resources) needs nothing from outside of the
 *       host that serves it, is built by nothing, and runs under {@code default-src 'self'}.
 *   <li>AD-31: painting a mesh costs its runs and rows, not its ranks; one rank in trouble is seen
 *       among any number.
 *   <li>AD-32: the dashboard tells no status by colour alone, and can be used without a mouse.
 *   <li>AD-33: a dashboard that hears nothing for 10 s says so, since when, and what may be wrong
 *       by now; when its server is back it reads everything anew.
 *   <li>AD-34: what happens is told, and shown by the dashboard, as it comes: no timer stands
 *       between, and the first failure does not wait for classes to be loaded. From a kill to the
 *       page it is less than a second, unless the machine has no time for it.
 *   <li>AD-35: how many listen to streams, and how many were cut off, are metrics.
 * </ul>
 */
package dev.vertxmesh.admin;
