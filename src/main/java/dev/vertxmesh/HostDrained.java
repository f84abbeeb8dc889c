package dev.vertxmesh;

/**
 * What became of the workers of one host that was drained.
 *
 * @param host its name
 * @param workers how many it had
 * @param left how many of them are still there, although KILL was sent
 */
public record HostDrained(String host, int workers, int left) {}
