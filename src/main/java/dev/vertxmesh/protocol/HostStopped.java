package dev.vertxmesh.protocol;

/**
 * Host agent → who stopped it: what became of its workers. Sent after they are gone (behaviour B
 * 31, 32).
 *
 * @param attempted how many workers were there
 * @param ok how many of them are gone, by themselves or not
 * @param failed how many are still there
 */
public record HostStopped(int attempted, int ok, int failed) {}
