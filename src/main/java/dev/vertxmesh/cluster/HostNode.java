package dev.vertxmesh.cluster;

import dev.vertxmesh.admin.AdminOptions;
import dev.vertxmesh.admin.AdminServer;
import dev.vertxmesh.controller.ControllerHome;
import dev.vertxmesh.host.HostAgent;
import dev.vertxmesh.protocol.HostBootstrap;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.settings.TimingChecks;
import dev.vertxmesh.station.Deadline;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a host runs: a data member of the cluster, the host agent, a home for controllers, the
 * janitor of the registry, and the HTTP API. Started in that order, stopped in the opposite one
 * (CL-5).
 */
public final class HostNode {

  private static final Logger LOG = LoggerFactory.getLogger(HostNode.class);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(60);
  private static final Duration REST_LIMIT = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final HostAgent agent;
  private final String agentDeployment;
  private final Optional<AdminServer> admin;

  private HostNode(
      Vertx vertx, HostAgent agent, String agentDeployment, Optional<AdminServer> admin) {
    this.vertx = vertx;
    this.agent = agent;
    this.agentDeployment = agentDeployment;
    this.admin = admin;
  }

  /**
   * Makes this JVM a host.
   *
   * @return failed, with nothing left running, if the timings contradict each other, writes over
   *     HTTP have no token, the cluster cannot be joined, or the host's name is taken
   */
  public static Future<HostNode> start(Settings settings) {
    return start(settings, NodeOptions.host(settings));
  }

  /** Makes this JVM the host that its launcher wants. */
  public static Future<HostNode> startLaunched(HostBootstrap bootstrap) {
    Settings settings = Settings.of(SettingsLayer.commandLine(bootstrap.settings()));
    return start(settings, NodeOptions.launchedHost(settings, bootstrap.members()));
  }

  private static Future<HostNode> start(Settings settings, ClusterOptions options) {
    try {
      TimingChecks.requireSound(settings).forEach(LOG::warn);
      AdminOptions.of(settings);
    } catch (IllegalArgumentException contradiction) {
      return Future.failedFuture(contradiction);
    }
    settings.warnings().forEach(LOG::warn);
    return ClusteredVertx.start(options).compose(vertx -> deploy(vertx, settings));
  }

  /** The Future belongs to no context: those of a Vertx that is closed complete nothing. */
  private static Future<HostNode> deploy(Vertx vertx, Settings settings) {
    ConfigWarnings.of(vertx).forEach(LOG::warn);
    HostAgent agent = new HostAgent(() -> settings);
    Promise<HostNode> started = Promise.promise();
    deploy(vertx, agent, settings)
        .compose(
            deployed ->
                AdminSites.deploy(vertx, settings)
                    .map(admin -> new HostNode(vertx, agent, deployed, admin)))
        .onSuccess(started::complete)
        .onFailure(
            failure ->
                ClusteredVertx.leave(vertx, REST_LIMIT)
                    .onComplete(closed -> started.fail(failure)));
    return started.future();
  }

  /** What a host runs, in order (CL-5); gives the deployment of the agent. */
  static Future<String> deploy(Vertx vertx, HostAgent agent, Settings settings) {
    return vertx
        .deployVerticle(agent, new DeploymentOptions())
        .compose(
            deployed ->
                vertx
                    .deployVerticle(new ControllerHome(settings))
                    .compose(home -> vertx.deployVerticle(new Janitor(settings)))
                    .map(deployed));
  }

  /** The name of the host. */
  public String name() {
    return agent.name();
  }

  /** The node's Vert.x. */
  public Vertx vertx() {
    return vertx;
  }

  /** Where this node takes new members: {@code host:port}. */
  public String memberAddress() {
    return Registry.of(vertx).membership().localAddress();
  }

  /** Where its HTTP API is; empty if it serves none. */
  public Optional<String> url() {
    return admin.map(AdminServer::url);
  }

  /** Completed when the host was told to end from elsewhere. */
  public Future<Void> ended() {
    return agent.ended();
  }

  /**
   * Ends the workers, says goodbye, and leaves the cluster.
   *
   * @return completed when that is done, or its deadline has passed
   */
  public Future<Void> stop(String reason) {
    LOG.info("host {} stops: {}", name(), reason);
    return AdminSites.undeploy(vertx, admin)
        .transform(
            silent ->
                Deadline.within(
                    vertx, CLOSE_LIMIT, "ending workers", vertx.undeploy(agentDeployment)))
        .onFailure(failure -> LOG.warn("host {}: its agent did not stop", name(), failure))
        .transform(stopped -> ClusteredVertx.leave(vertx, REST_LIMIT));
  }
}
