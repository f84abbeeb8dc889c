package dev.vertxmesh.admin;

import dev.vertxmesh.HostSummary;
import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshOptions;
import dev.vertxmesh.admin.view.ClusterSummary;
import dev.vertxmesh.admin.view.FacadeView;
import dev.vertxmesh.admin.view.KnownNames;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.VerticleConfig;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the HTTP API and the dashboard from a node of the cluster. Its configuration are settings,
 * flat or nested.
 *
 * <p>The start fails for a bad setting, for writes without a token, if no port is free, or if the
 * Vertx is not clustered by Hazelcast.
 */
public final class AdminServer extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

  private final Optional<Settings> given;
  private final List<Routes> more;
  private Settings settings;
  private Mesh mesh;
  private AdminSite site;
  private HttpServer server;
  private String host = "";
  private volatile String url = "";

  /** A server whose settings come from the process and from {@code config()}. */
  public AdminServer() {
    this(Optional.empty(), List.of());
  }

  /**
   * A server beside other things of ours.
   *
   * @param more routes to serve besides
   */
  public AdminServer(Settings settings, List<Routes> more) {
    this(Optional.of(settings), more);
  }

  private AdminServer(Optional<Settings> given, List<Routes> more) {
    this.given = given;
    this.more = List.copyOf(more);
  }

  /** Where it is, as {@code http://127.0.0.1:7080/}; "" until it has started. */
  public String url() {
    return url;
  }

  @Override
  public Future<?> start() {
    settings = given.orElseGet(this::ofProcess);
    AdminOptions options = AdminOptions.of(settings);
    MeshOptions facade = new MeshOptions();
    settings.explicit().forEach(facade::set);
    mesh = Mesh.create(vertx, facade);
    return ownHost()
        .compose(own -> vertx.fileSystem().readFile(PageRoutes.CONTRACT))
        .compose(
            contract -> {
              site =
                  new AdminSite(
                      vertx,
                      new AdminSite.Parts(
                          options,
                          settings,
                          new FacadeView(mesh, Future::succeededFuture),
                          this::stop,
                          this::summary,
                          this::hello,
                          contract,
                          more));
              return FreePort.listen(vertx, options, site.router());
            })
        .onSuccess(this::began);
  }

  private void began(HttpServer listening) {
    server = listening;
    url = FreePort.url(AdminOptions.of(settings).address(), listening.actualPort());
    LOG.info("HTTP API of cluster {} at {}", mesh.clusterName(), url);
  }

  private Settings ofProcess() {
    return Settings.fromProcess(Optional.empty(), Map.of())
        .with(SettingsLayer.verticle(VerticleConfig.flatten(config())));
  }

  @Override
  public Future<?> stop() {
    if (site != null) {
      site.close();
    }
    return server == null ? Future.succeededFuture() : server.close();
  }

  /** A node that is no host tells under no name. */
  private Future<List<HostSummary>> ownHost() {
    String node = mesh.nodeId();
    return mesh.hostList()
        .onSuccess(
            hosts ->
                hosts.stream()
                    .filter(each -> each.node().equals(node))
                    .forEach(own -> host = own.name()));
  }

  private JsonObject hello() {
    return new JsonObject()
        .put("cluster", mesh.clusterName())
        .put("host", host)
        .put("time", now().toString());
  }

  private Future<ClusterSummary> summary() {
    return mesh.hostList()
        .compose(
            hosts ->
                mesh.procList()
                    .compose(
                        procs ->
                            mesh.list()
                                .map(
                                    meshes ->
                                        new ClusterSummary(
                                            mesh.clusterName(),
                                            host,
                                            Build.version(),
                                            hosts.size(),
                                            procs.size(),
                                            meshes.size(),
                                            AdminOptions.of(settings).writes(),
                                            now()))));
  }

  private Future<MeshState> stop(String name, Ranks ranks, String reason, Duration deadline) {
    return KnownNames.mesh(mesh, name)
        .compose(
            found ->
                ranks.isEmpty()
                    ? found.stop(reason, deadline)
                    : found.stop(ranks, reason, deadline));
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
