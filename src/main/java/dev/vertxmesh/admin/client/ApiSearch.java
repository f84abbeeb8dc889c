package dev.vertxmesh.admin.client;

import dev.vertxmesh.settings.AdminSettings;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for a node that serves the API of the wanted cluster. */
public final class ApiSearch {
  private static final Duration CONNECT_PATIENCE = Duration.ofMillis(300);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final int PORTS = 10;
  private static final int MOST_PORT = 65_535;

  private ApiSearch() {}

  /**
   * The first that answers in time on the ports that the settings name, in their order, and whose
   * cluster is the one that the settings name; any cluster if they name none. None if they name
   * members and no cluster: who answers may be of another one. Never fails.
   */
  public static Future<Optional<HttpView>> find(Settings settings) {
    String wanted = settings.get(MeshSettings.CLUSTER_NAME);
    if (wanted.isEmpty() && !settings.get(MeshSettings.CLUSTER_MEMBERS).isEmpty()) {
      return Future.succeededFuture(Optional.empty());
    }
    HttpClient client = client();
    List<Future<Optional<HttpView>>> asked = new ArrayList<>();
    for (String url : urls(settings)) {
      HttpCalls calls = new HttpCalls(client, url);
      asked.add(
          calls
              .get("/cluster", PATIENCE)
              .map(
                  cluster ->
                      Optional.of(new HttpView(calls))
                          .filter(
                              view ->
                                  wanted.isEmpty() || wanted.equals(cluster.getString("cluster"))))
              .otherwise(Optional.empty()));
    }
    return first(asked, 0);
  }

  /**
   * The API at one address.
   *
   * @param url as {@code http://127.0.0.1:7080}
   * @return failed if none answers there
   */
  public static Future<HttpView> at(String url) {
    String base = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    if (!base.matches("https?://[^/?#\\s]+")) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "'" + url + "' is no address of an API: give one as http://127.0.0.1:7080"));
    }
    HttpCalls calls = new HttpCalls(client(), base);
    Promise<HttpView> found = Promise.promise();
    calls
        .get("/cluster")
        .onSuccess(cluster -> found.tryComplete(new HttpView(calls)))
        .onFailure(
            failure ->
                found.tryFail(
                    new IllegalStateException(
                        "no API answers at " + base + ": " + failure.getMessage(), failure)));
    return found.future();
  }

  private static HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(CONNECT_PATIENCE)
        .build();
  }

  private static List<String> urls(Settings settings) {
    int first = settings.get(AdminSettings.PORT);
    String address = settings.get(AdminSettings.INTERFACE);
    boolean any = address.equals("0.0.0.0") || address.equals("::");
    String host = any ? "127.0.0.1" : address;
    List<String> urls = new ArrayList<>();
    for (int port = first; first > 0 && port < Math.min(first + PORTS, MOST_PORT + 1); port++) {
      urls.add("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }
    return urls;
  }

  private static Future<Optional<HttpView>> first(List<Future<Optional<HttpView>>> asked, int at) {
    return at == asked.size()
        ? Future.succeededFuture(Optional.empty())
        : asked
            .get(at)
            .compose(
                found -> found.isPresent() ? Future.succeededFuture(found) : first(asked, at + 1));
  }
}
