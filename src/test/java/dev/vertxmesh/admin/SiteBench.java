package dev.vertxmesh.admin;

import dev.vertxmesh.admin.view.ClusterSummary;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.protocol.MeshState;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.station.Meters;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The site of a fake cluster, on a free port, and a client of it. */
final class SiteBench implements AutoCloseable {
  static final String TOKEN = "s3cret";
  private static final int MOST_CONNECTIONS = 100;

  final FakeView view = new FakeView();
  final List<String> stops = new CopyOnWriteArrayList<>();
  final CountedClients meters = new CountedClients();
  final Vertx vertx = Vertx.vertx();
  private HttpServer server;
  private final HttpClient client =
      vertx.createHttpClient(
          new HttpClientOptions().setReceiveBufferSize(4096),
          new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
  AdminSite site;
  private Context context;
  private boolean closed;

  /** What came back. */
  record Answer(int status, MultiMap headers, Buffer body) {
    JsonObject json() {
      return body.toJsonObject();
    }

    JsonObject error() {
      return json().getJsonObject("error");
    }
  }

  /** How many clients the streams have. */
  static final class CountedClients implements Meters {
    final AtomicInteger clients = new AtomicInteger();
    final AtomicInteger cutOff = new AtomicInteger();

    @Override
    public void eventClientCame() {
      clients.incrementAndGet();
    }

    @Override
    public void eventClientLeft(boolean wasCutOff) {
      cutOff.addAndGet(wasCutOff ? 1 : 0);
      clients.decrementAndGet();
    }
  }

  SiteBench(boolean writes, int concurrency, Routes... more) {
    Meters.install(vertx, meters);
    Settings settings =
        Settings.of(
            SettingsLayer.commandLine(
                Map.of(
                    "mesh.admin.port",
                    "0",
                    "mesh.admin.writes",
                    String.valueOf(writes),
                    "mesh.admin.token",
                    TOKEN,
                    "mesh.admin.concurrency",
                    String.valueOf(concurrency),
                    "mesh.admin.timeout",
                    "500ms")));
    Buffer contract = vertx.fileSystem().readFileBlocking(PageRoutes.CONTRACT);
    await(
        vertx.deployVerticle(
            deployed -> {
              context = deployed;
              return serve(settings, contract, List.of(more));
            }));
  }

  private Future<HttpServer> serve(Settings settings, Buffer contract, List<Routes> more) {
    AdminOptions options = AdminOptions.of(settings);
    site =
        new AdminSite(
            vertx,
            new AdminSite.Parts(
                options,
                settings,
                view,
                this::stop,
                this::summary,
                () -> new JsonObject().put("cluster", "production").put("host", "alpha"),
                contract,
                more));
    return FreePort.listen(vertx, options, site.router())
        .onSuccess(listening -> server = listening);
  }

  /** Runs a task where the site runs. */
  void onServer(Runnable task) {
    context.runOnContext(now -> task.run());
  }

  private Future<ClusterSummary> summary() {
    return view.hosts()
        .map(
            hosts ->
                new ClusterSummary(
                    "production", "alpha", "0.1.0", hosts.size(), 2, 1, true, FakeView.NOON));
  }

  private Future<MeshState> stop(String mesh, Ranks ranks, String reason, Duration deadline) {
    stops.add(mesh + "/" + ranks + ", " + reason + ", " + deadline);
    return view.describe(mesh)
        .map(
            detail ->
                new MeshState(
                    mesh,
                    MeshKind.ACTORS,
                    1,
                    Extent.of("procs", 2),
                    List.of(),
                    Status.STOPPED,
                    "",
                    List.of(
                        new MeshState.StatusRun(Ranks.of(0), Status.STOPPING),
                        new MeshState.StatusRun(Ranks.of(1), Status.STOPPED)),
                    Ranks.none(),
                    Ranks.of(1),
                    0,
                    0,
                    List.of(),
                    0L,
                    Optional.empty()));
  }

  static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (Exception failure) {
      throw new AssertionError("the future did not succeed: " + failure, failure);
    }
  }

  HttpClient client() {
    return client;
  }

  int port() {
    return server.actualPort();
  }

  RequestOptions options(HttpMethod method, String path) {
    return new RequestOptions()
        .setServer(SocketAddress.inetSocketAddress(port(), "127.0.0.1"))
        .setHost("127.0.0.1")
        .setPort(port())
        .setMethod(method)
        .setURI(path);
  }

  Answer get(String path) {
    return send(options(HttpMethod.GET, path), "");
  }

  /** Handlers are set where the answer arrives: set later, they may miss it. */
  Answer send(RequestOptions options, String body) {
    return await(
        client.request(options).compose(request -> request.send(body).compose(SiteBench::answer)));
  }

  private static Future<Answer> answer(HttpClientResponse response) {
    return response
        .body()
        .map(bytes -> new Answer(response.statusCode(), response.headers(), bytes));
  }

  Answer stop(String mesh, String authorization, String body) {
    RequestOptions options = options(HttpMethod.POST, "/api/v1/meshes/" + mesh + "/stop");
    if (!authorization.isEmpty()) {
      options.putHeader("Authorization", authorization);
    }
    return send(options, body);
  }

  /** Begins to listen; what comes is collected. */
  Listening listen(String path, String lastId) {
    RequestOptions options = options(HttpMethod.GET, path);
    if (!lastId.isEmpty()) {
      options.putHeader("Last-Event-ID", lastId);
    }
    Listening listening = new Listening();
    HttpClientResponse response =
        await(
            client
                .request(options)
                .compose(
                    request -> request.send().onSuccess(begun -> begun.handler(listening::take))));
    listening.response = response;
    return listening;
  }

  /** What a listener has heard. */
  static final class Listening {
    private final Buffer heard = Buffer.buffer();
    private HttpClientResponse response;

    private synchronized void take(Buffer part) {
      heard.appendBuffer(part);
    }

    synchronized String text() {
      return heard.toString();
    }

    /** The frames so far, without comments. */
    List<String> frames() {
      List<String> frames = new ArrayList<>();
      for (String frame : text().split("\n\n", -1)) {
        if (!frame.isBlank() && !frame.startsWith(":")) {
          frames.add(frame);
        }
      }
      return frames;
    }

    /** The id of the last frame. */
    String lastId() {
      List<String> frames = frames();
      return frames.get(frames.size() - 1).lines().findFirst().orElseThrow().substring(4);
    }

    HttpClientResponse response() {
      return response;
    }

    void leave() {
      await(response.request().connection().close());
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      onServer(site::close);
      await(vertx.close());
    }
  }
}
