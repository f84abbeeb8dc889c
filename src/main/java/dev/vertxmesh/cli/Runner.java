package dev.vertxmesh.cli;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.HostMesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.shape.Extent;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs the verticles of a user on hosts of its own, and prints what happens to them. */
final class Runner {
  private static final String CLASS_PATH_ENTRY = "run";
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(15);

  private final Tools tools;
  private final Console console;
  private final AtomicInteger failedRanks = new AtomicInteger();
  private final Promise<Void> ended = Promise.promise();

  Runner(Tools tools) {
    this.tools = tools;
    this.console = tools.console();
  }

  ExitCode run(RunOrder order, Settings settings) {
    VerticleClass.require(order.type(), order.classPath());
    settings.warnings().forEach(console::remark);
    Map<String, String> entries =
        order.classPath().isEmpty() ? Map.of() : Map.of(CLASS_PATH_ENTRY, order.classPathText());
    try (OwnCluster cluster = OwnCluster.launch(tools, order.hosts(), settings, entries)) {
      ProcMesh procs = startWorkers(order, cluster);
      ActorMesh actors = deploy(order, procs);
      introduce(order, actors, cluster);
      tools.waiter().untilAnyOf(ended.future());
      stop(actors, procs);
    }
    return verdict(order);
  }

  private ProcMesh startWorkers(RunOrder order, OwnCluster cluster) {
    HostMesh hosts = tools.waiter().await("attaching to the hosts", cluster.mesh().hosts());
    ProcSpec spec =
        ProcSpec.named(order.name() + "-workers")
            .perHost(Extent.of("procs", order.procs()))
            .onFailure(Runner::toldBySubscription);
    if (!order.classPath().isEmpty()) {
      spec.classPath(CLASS_PATH_ENTRY);
    }
    if (order.drillable()) {
      spec.drillable();
    }
    return tools.waiter().await("starting worker JVMs", hosts.spawn(spec));
  }

  private ActorMesh deploy(RunOrder order, ProcMesh procs) {
    ActorSpec spec =
        ActorSpec.of(order.name(), order.type())
            .perProc(Extent.of("actors", order.actors()))
            .config(order.configuration())
            .onFailure(Runner::toldBySubscription);
    if (order.drillable()) {
      spec.drillable();
    }
    ActorMesh actors = tools.waiter().await("deploying " + order.type(), procs.spawn(spec));
    tools.waiter().await("subscribing", actors.subscribe(this::onEvent));
    return actors;
  }

  /** The owner hears what the subscriber hears, and that is printed once. */
  private static void toldBySubscription(MeshFailure failure) {}

  private void introduce(RunOrder order, ActorMesh actors, OwnCluster cluster) {
    console.line(
        console.paint(
            Colour.GREEN,
            "Mesh %s of %s runs %s.".formatted(order.name(), actors.extent(), order.type())));
    console.line("Look at it:  mesh describe %s %s".formatted(order.name(), cluster.joinOptions()));
    if (order.drillable()) {
      console.line(
          "Drill it:    mesh drill kill %s %s".formatted(order.name(), cluster.joinOptions()));
    }
    console.line("Ctrl-C ends it.");
  }

  private void onEvent(MeshFailure event) {
    console.line(EventLog.sentence(console, event));
    Kind kind = event.event().kind();
    if (event.event().isFailure()) {
      failedRanks.addAndGet(event.ranks().size());
    }
    if (kind == Kind.CONTROLLER_LOST || kind == Kind.CLUSTER_LOST) {
      failedRanks.incrementAndGet();
    }
    if (kind == Kind.ENDED || kind == Kind.CONTROLLER_LOST || kind == Kind.CLUSTER_LOST) {
      ended.tryComplete();
    }
  }

  private void stop(ActorMesh actors, ProcMesh procs) {
    Duration limit = STOP_DEADLINE.plusSeconds(10);
    String reason = "the run ends";
    tools.waiter().finish("stopping the actors", limit, actors.stop(reason, STOP_DEADLINE));
    tools.waiter().finish("stopping the workers", limit, procs.stop(reason, STOP_DEADLINE));
  }

  private ExitCode verdict(RunOrder order) {
    int failed = failedRanks.get();
    if (failed == 0) {
      console.line("Mesh " + order.name() + " has ended; nothing failed.");
      return ExitCode.OK;
    }
    throw new CliException(ExitCode.FAILED, "mesh %s: %d failed.".formatted(order.name(), failed));
  }
}
