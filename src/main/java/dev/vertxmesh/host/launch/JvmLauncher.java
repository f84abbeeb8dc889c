package dev.vertxmesh.host.launch;

import dev.vertxmesh.station.Lifeline;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts JVMs that hold a lifeline to this one. Belongs to the context that made it: futures
 * complete there, and if that is a verticle's, the lifelines close with the verticle, upon which
 * the launched workers end themselves.
 *
 * <p>A plan whose command holds no lifeline is not ended by the loss of this JVM.
 */
public final class JvmLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(JvmLauncher.class);
  private static final Duration START_LIMIT = Duration.ofSeconds(10);
  private static final int TOKEN_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Context context;
  private final Path directory;
  private final LifelineServer server;
  private final ProcessStarter starter;

  /**
   * Starts nothing yet.
   *
   * @param directory its subdirectory {@code run} holds the lifeline socket, unless the path would
   *     be 100 bytes or longer: then a new directory in {@code /tmp} does. {@code jvms} holds a
   *     record of each JVM that runs
   */
  public JvmLauncher(Vertx vertx, Path directory) {
    this.context = vertx.getOrCreateContext();
    this.directory = Objects.requireNonNull(directory, "directory");
    this.server = new LifelineServer(context, directory);
    this.starter = new ProcessStarter(System.getenv().getOrDefault("PATH", ""));
  }

  /**
   * Starts a JVM. Succeeds once the process runs, which is long before {@link LaunchedJvm#ready()}.
   *
   * @return fails with a {@link LaunchException} if the program, the log directory or the socket's
   *     directory cannot be used, or the start takes above 10 s
   */
  public Future<LaunchedJvm> launch(LaunchPlan plan) {
    Promise<LaunchedJvm> launched = Promise.promise();
    context.runOnContext(
        now -> server.listen().compose(socket -> start(plan, socket)).onComplete(launched));
    return launched.future();
  }

  /**
   * Stops listening and closes all lifelines: workers end themselves. To end every JVM for certain,
   * end each before.
   */
  public Future<Void> close() {
    Promise<Void> closed = Promise.promise();
    context.runOnContext(now -> server.close().onComplete(closed));
    return closed.future();
  }

  private Future<LaunchedJvm> start(LaunchPlan plan, Path socket) {
    String token = newToken();
    HostLifeline lifeline = new HostLifeline();
    server.await(token, lifeline);
    Map<String, String> environment =
        Map.of(Lifeline.SOCKET_VARIABLE, socket.toString(), Lifeline.TOKEN_VARIABLE, token);
    Future<StartedProcess> starting =
        context.executeBlocking(
            () -> recorded(plan, starter.start(plan, environment), token), false);
    return starting
        .timeout(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .map(process -> watched(plan, process, lifeline, token))
        .onFailure(failed -> abandon(plan, starting, token));
  }

  private LaunchedJvm watched(
      LaunchPlan plan, StartedProcess process, HostLifeline lifeline, String token) {
    LaunchedJvm jvm = new LaunchedJvm(context, plan, process, lifeline);
    jvm.watch();
    jvm.ended()
        .onComplete(ended -> server.forget(token))
        .compose(ended -> jvm.end(Duration.ZERO))
        .onSuccess(gone -> context.executeBlocking(() -> forgotten(plan, process, token), false));
    return jvm;
  }

  /** Without its record a later life does not find the JVM; it runs all the same. */
  private StartedProcess recorded(LaunchPlan plan, StartedProcess process, String token) {
    if (process.leadsGroup()) {
      try {
        JvmRecord.of(plan.name(), process, token).write(directory);
      } catch (IOException failure) {
        LOG.warn("'{}' is not recorded in {}", plan.name(), directory, failure);
      }
    }
    return process;
  }

  private StartedProcess forgotten(LaunchPlan plan, StartedProcess process, String token) {
    try {
      JvmRecord.of(plan.name(), process, token).remove(directory);
    } catch (IOException failure) {
      LOG.warn("the record of '{}' is not removed from {}", plan.name(), directory, failure);
    }
    return process;
  }

  /** A process that starts after we gave up on it is nobody's: it goes at once. */
  private void abandon(LaunchPlan plan, Future<StartedProcess> starting, String token) {
    server.forget(token);
    starting.onSuccess(
        late ->
            context.executeBlocking(
                () -> {
                  late.kill();
                  return forgotten(plan, late, token);
                },
                false));
  }

  private String newToken() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
