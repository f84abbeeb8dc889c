package dev.vertxmesh.cli;

import dev.vertxmesh.admin.client.ApiSearch;
import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.admin.view.FacadeView;
import dev.vertxmesh.cluster.ClientNode;
import dev.vertxmesh.cluster.ClusteredVertx;
import dev.vertxmesh.cluster.HostNode;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Nodes of real clusters. */
final class ClusterPlatform implements Platform {

  @Override
  public Future<RunningHost> startHost(Settings settings) {
    return HostNode.start(settings).map(NodeHost::new);
  }

  @Override
  public Future<ClusterView> look(Settings settings, ApiChoice api) {
    if (api.url().isPresent()) {
      return ApiSearch.at(api.url().get()).map(found -> found);
    }
    return api.search()
        ? ApiSearch.find(settings)
            .compose(
                found ->
                    found
                        .<Future<ClusterView>>map(Future::succeededFuture)
                        .orElseGet(() -> joined(settings)))
        : joined(settings);
  }

  private static Future<ClusterView> joined(Settings settings) {
    return ClientNode.join(settings)
        .map(client -> new FacadeView(Facades.of(client, settings), client::close));
  }

  @Override
  public Future<ClusterHands> join(Settings settings) {
    return ClientNode.join(settings).map(client -> new FacadeHands(client, settings));
  }

  /** A host node as verbs see it. */
  private record NodeHost(HostNode node) implements RunningHost {

    @Override
    public String name() {
      return node.name();
    }

    @Override
    public String clusterName() {
      return ClusteredVertx.clusterName(node.vertx());
    }

    @Override
    public String address() {
      return node.memberAddress();
    }

    @Override
    public List<String> members() {
      return ClusteredVertx.memberAddresses(node.vertx());
    }

    @Override
    public Optional<String> url() {
      return node.url();
    }

    @Override
    public Future<Void> ended() {
      return node.ended();
    }

    @Override
    public Future<Void> stop(String reason) {
      return node.stop(reason);
    }
  }
}
