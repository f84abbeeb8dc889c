package dev.vertxmesh.metrics;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing to look at.
 *
 * @param name what it is called in the answer
 * @param problem what is wrong, in a sentence; empty if nothing is. A failure is a problem as well,
 *     and so is an answer that takes too long. Called from any thread
 */
public record HealthCheck(String name, Supplier<Future<Optional<String>>> problem) {}
