package dev.vertxmesh.real;

import dev.vertxmesh.Mesh;
import dev.vertxmesh.MeshOptions;
import dev.vertxmesh.cluster.HostNode;
import dev.vertxmesh.metrics.Exposition;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A host in this JVM that serves HTTP, and how operators watch it. */
final class WatchedHost implements AutoCloseable {

  private static final String TOKEN = "a token for tests alone";

  private final HttpClient http = HttpClient.newHttpClient();
  private final HostNode node;
  private final Mesh mesh;
  private final Path directory;

  /** What a request was answered. */
  record Answer(int status, String body) {
    JsonObject json() {
      return new JsonObject(body);
    }
  }

  WatchedHost(Path directory, Map<String, String> more) {
    Map<String, String> settings = new HashMap<>();
    settings.put("mesh.cluster.name", "watched-" + UUID.randomUUID());
    settings.put("mesh.host.name", "alpha");
    settings.put("mesh.host.directory", directory.toString());
    settings.put("mesh.admin.port", "0");
    settings.put("mesh.admin.writes", "true");
    settings.put("mesh.admin.token", TOKEN);
    settings.putAll(more);
    this.directory = directory;
    this.node = RealCluster.await(HostNode.start(Settings.of(SettingsLayer.commandLine(settings))));
    JsonObject facade = new JsonObject();
    more.forEach(facade::put);
    this.mesh = Mesh.create(node.vertx(), new MeshOptions(facade));
  }

  HostNode node() {
    return node;
  }

  /** The facade on the host's own node: controllers run there, and are counted there. */
  Mesh mesh() {
    return mesh;
  }

  /** Where the logs of its workers are. */
  Path directory() {
    return directory;
  }

  Answer get(String path) {
    return send(request(path).GET());
  }

  /** A request that shows the token. */
  Answer put(String path, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + TOKEN)
            .PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** As {@link #put}. */
  Answer post(String path, String body) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + TOKEN)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** Does not wait for the answer. */
  CompletableFuture<Integer> statusOf(String path) {
    return http.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(HttpResponse::statusCode);
  }

  /** The first line of an answer that may go on for ever. */
  String firstLine(String path) {
    HttpResponse<Stream<String>> answer =
        http.sendAsync(request(path).GET().build(), HttpResponse.BodyHandlers.ofLines()).join();
    try (Stream<String> lines = answer.body()) {
      return lines.findFirst().orElseThrow();
    }
  }

  /** Where it serves. */
  URI url() {
    return URI.create(node.url().orElseThrow());
  }

  /** What allows changes. */
  static String token() {
    return TOKEN;
  }

  Answer putWithoutToken(String path, String body) {
    return send(request(path).PUT(HttpRequest.BodyPublishers.ofString(body)));
  }

  Exposition metrics() {
    return new Exposition(get("/metrics").body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(node.url().orElseThrow()).resolve(path))
        .timeout(RealCluster.GENEROUS);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    RealCluster.await(node.stop("the test is over"));
  }
}
