package dev.vertxmesh.controller;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The controllers of ended meshes in one JVM, which stay for late subscribers: only so many of them
 * (design 3, Retention).
 */
final class EndedMeshes implements Shareable {

  private static final Logger LOG = LoggerFactory.getLogger(EndedMeshes.class);
  private static final String KEY = EndedMeshes.class.getName();

  private final Vertx vertx;
  private final Set<String> deployments = new LinkedHashSet<>();

  private EndedMeshes(Vertx vertx) {
    this.vertx = vertx;
  }

  static EndedMeshes of(Vertx vertx) {
    LocalMap<String, EndedMeshes> shared = vertx.sharedData().getLocalMap(KEY);
    return shared.computeIfAbsent(KEY, key -> new EndedMeshes(vertx));
  }

  /** Keeps one more, and undeploys the oldest if there are more than {@code limit} then. */
  void add(String deployment, int limit) {
    oldestBeyond(deployment, limit)
        .ifPresent(
            oldest ->
                vertx
                    .undeploy(oldest)
                    .onFailure(failure -> LOG.debug("{} was undeployed already", oldest, failure)));
  }

  private synchronized Optional<String> oldestBeyond(String deployment, int limit) {
    deployments.add(deployment);
    if (deployments.size() <= limit) {
      return Optional.empty();
    }
    String oldest = deployments.iterator().next();
    deployments.remove(oldest);
    return Optional.of(oldest);
  }

  synchronized void remove(String deployment) {
    deployments.remove(deployment);
  }
}
