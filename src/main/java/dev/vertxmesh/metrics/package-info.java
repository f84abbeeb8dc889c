/**
 * What operators watch a node by: numbers for Prometheus, health, and the level of its loggers.
 *
 * <ul>
 *   <li>{@link dev.vertxmesh.metrics.MeshMetrics}: the registry of one node. {@code MeshMetric}
 *       declares each of our metrics; {@code MicrometerMesh} and {@code MicrometerHost} are what
 *       stations report to through {@link dev.vertxmesh.station.Meters}.
 *   <li>{@link dev.vertxmesh.metrics.MetricsRoutes}, {@link dev.vertxmesh.metrics.HealthRoutes},
 *       {@link dev.vertxmesh.metrics.LoggerRoutes}: what they ask over HTTP, to be mounted on a
 *       router of somebody's.
 * </ul>
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>ME-1: every metric of ours is declared once, with its meaning and what to do when it is
 *       high; {@code docs/metrics.md}, the dashboard and the alerts name no other.
 *   <li>ME-2: names and units are those of Prometheus: prefix {@code vertx_mesh_}, seconds and
 *       bytes, counters end in {@code _total}.
 *   <li>ME-3: the number of series grows with meshes, hosts and workers only: no label holds an
 *       address, or the id of a life. What has ended is removed.
 *   <li>ME-4: a series of a mesh is there, at 0, before anything can happen to it.
 *   <li>ME-5: what costs a look at processes is read when somebody asks for it, off the event
 *       loops, and within a deadline.
 *   <li>ME-6: live means that the host agent answers; ready besides that it takes work, that the
 *       registry knows it, and that Hazelcast's cluster is active. Each answer has a deadline, and
 *       names what is wrong.
 * </ul>
 */
package dev.vertxmesh.metrics;
