package dev.vertxmesh.cli;

import dev.vertxmesh.cluster.HostNode;
import dev.vertxmesh.protocol.HostBootstrap;
import dev.vertxmesh.protocol.LifelineMessage;
import dev.vertxmesh.protocol.LifelineMessage.Verb;
import dev.vertxmesh.station.Lifeline;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The main class of a host JVM that another JVM launched: a host for as long as its launcher's
 * lifeline is open.
 */
public final class HostMain {
  private static final Duration BEAT = Duration.ofMillis(2500);
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(28);

  private final Console console;
  private final StopSignal stop;
  private final Waiter waiter;

  private HostMain(Console console, StopSignal stop) {
    this.console = console;
    this.stop = stop;
    this.waiter = new Waiter(console, stop);
  }

  /**
   * Starts the host that the environment describes, and ends the JVM when it has ended.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    StopSignal stop = new StopSignal();
    stop.listen(STOP_DEADLINE, Runtime.getRuntime()::halt);
    int exitCode = new HostMain(Console.ofProcess(), stop).run().number();
    stop.finish(exitCode);
    System.exit(exitCode);
  }

  private ExitCode run() {
    try {
      Optional<Lifeline> lifeline = connect();
      HostBootstrap bootstrap = HostBootstrap.from(System.getenv());
      HostNode host = waiter.await("starting the host", HostNode.startLaunched(bootstrap));
      lifeline.ifPresent(line -> line.send(Verb.READY, host.memberAddress()));
      waiter.untilAnyOf(host.ended());
      Future<Void> stopped = host.stop("its launcher ended it");
      waiter.finish("stopping the host", STOP_DEADLINE, stopped);
      return ExitCode.OK;
    } catch (IOException | RuntimeException failure) {
      CliException explained = Failures.explain(failure);
      console.error(explained.getMessage());
      return explained.exitCode();
    }
  }

  private Optional<Lifeline> connect() throws IOException {
    return Lifeline.fromEnvironment(
        System.getenv(), BEAT, Lifeline.Listener.of(this::onMessage, stop::ask));
  }

  private void onMessage(LifelineMessage message) {
    if (message.verb() == Verb.STOP) {
      stop.ask();
    }
  }
}
