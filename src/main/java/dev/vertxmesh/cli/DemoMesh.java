package dev.vertxmesh.cli;

import dev.vertxmesh.ActorMesh;
import dev.vertxmesh.ActorSpec;
import dev.vertxmesh.Answer;
import dev.vertxmesh.HostMesh;
import dev.vertxmesh.ProcMesh;
import dev.vertxmesh.ProcSpec;
import dev.vertxmesh.ProcSummary;
import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.cli.demo.PiVerticle;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** The meshes of the demo, and what is done with them. */
final class DemoMesh {
  static final String NAME = "pi";

  /** The entry of the hosts' configuration that says with what flags workers run. */
  static final String JVM_OPTIONS = "demo";

  private static final String PROCS = "workers";
  private static final int PROCS_PER_HOST = 2;
  private static final int ACTORS_PER_PROC = 2;
  private static final int VICTIM = 1;
  private static final long NOTICE_DEADLINE_MILLISECONDS = 10_000;
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(15);

  /** What a failure looked like when the subscriber was told of it. */
  private record Told(MeshFailure failure, long atNanos) {}

  private final Tools tools;
  private final Console console;
  private final ProcMesh procMesh;
  private final ActorMesh actors;
  private final List<ProcSummary> procs;
  private final Processes processes;
  private final Promise<Told> firstFailure = Promise.promise();

  private DemoMesh(
      Tools tools,
      ProcMesh procMesh,
      ActorMesh actors,
      List<ProcSummary> procs,
      Processes processes) {
    this.tools = tools;
    this.console = tools.console();
    this.procMesh = procMesh;
    this.actors = actors;
    this.procs = procs;
    this.processes = processes;
  }

  static DemoMesh spawn(Tools tools, OwnCluster cluster, Processes processes) {
    Waiter waiter = tools.waiter();
    Console console = tools.console();
    HostMesh hosts = waiter.await("attaching to the hosts", cluster.mesh().hosts());
    Stopwatch watch = Stopwatch.start();
    ProcSpec procSpec =
        ProcSpec.named(PROCS)
            .perHost(Extent.of("procs", PROCS_PER_HOST))
            .jvmOptions(JVM_OPTIONS)
            .onFailure(DemoMesh::toldBySubscription);
    ProcMesh procMesh = waiter.await("starting worker JVMs", hosts.spawn(procSpec));
    console.line("worker JVMs are up: " + watch.seconds());
    List<ProcSummary> procs = procsOf(waiter, cluster);
    procs.forEach(proc -> processes.add(proc.pid()));
    watch = Stopwatch.start();
    ActorSpec actorSpec =
        ActorSpec.of(NAME, PiVerticle.class)
            .perProc(Extent.of("actors", ACTORS_PER_PROC))
            .onFailure(DemoMesh::toldBySubscription);
    ActorMesh actors = waiter.await("deploying actors", procMesh.spawn(actorSpec));
    console.line(
        "mesh %s of %s runs %s: %s"
            .formatted(NAME, actors.extent(), PiVerticle.class.getName(), watch.seconds()));
    DemoMesh mesh = new DemoMesh(tools, procMesh, actors, procs, processes);
    mesh.introduce();
    waiter.await("subscribing", actors.subscribe(mesh::onFailure));
    return mesh;
  }

  private static List<ProcSummary> procsOf(Waiter waiter, OwnCluster cluster) {
    return waiter.await("listing worker JVMs", cluster.mesh().procList()).stream()
        .filter(proc -> proc.mesh().equals(PROCS))
        .sorted(Comparator.comparingInt(ProcSummary::rank))
        .toList();
  }

  /** The owner hears what the subscriber hears, and the demo prints it once. */
  private static void toldBySubscription(MeshFailure failure) {}

  private void introduce() {
    Listing<ProcSummary> listing =
        new Listing<ProcSummary>()
            .with("host", ProcSummary::host)
            .with("proc", ProcSummary::id)
            .with("pid", ProcSummary::pid)
            .with("ranks", proc -> ranksOf(proc).toString());
    new Printer(console, false).table(listing, procs);
  }

  private static Ranks ranksOf(ProcSummary proc) {
    int first = proc.rank() * ACTORS_PER_PROC;
    return Ranks.range(first, first + ACTORS_PER_PROC);
  }

  private void onFailure(MeshFailure failure) {
    long now = System.nanoTime();
    if (failure.event().isFailure()) {
      firstFailure.tryComplete(new Told(failure, now));
    }
    console.line(EventLog.sentence(console, failure));
  }

  DemoSummary summary(long startMilliseconds) {
    return new DemoSummary(startMilliseconds, 0, Ranks.none(), processes.count());
  }

  Estimate ask() {
    return Estimate.of(answers());
  }

  private ValueMesh<Answer> answers() {
    return tools.waiter().await("asking the actors", actors.ask("tally"));
  }

  /** Kills a worker JVM by SIGKILL, and checks what follows. */
  DemoSummary killOneProc(DemoSummary summary) {
    ProcSummary victim = procs.get(VICTIM);
    console.line("");
    console.line(
        console.paint(
            Colour.BOLD,
            "Killing %s, pid %d, on %s (SIGKILL)"
                .formatted(victim.id(), victim.pid(), victim.host())));
    ProcessHandle process =
        ProcessHandle.of(victim.pid())
            .orElseThrow(() -> missed("worker " + victim.pid() + " had ended by itself"));
    long killed = System.nanoTime();
    if (!process.destroyForcibly()) {
      throw missed("pid " + victim.pid() + " could not be killed");
    }
    Told told =
        tools
            .waiter()
            .within(NOTICE_DEADLINE_MILLISECONDS, firstFailure.future())
            .orElseThrow(() -> missed("no notice came within 10 s of the kill"));
    long milliseconds = (told.atNanos() - killed) / 1_000_000;
    console.line(
        console.paint(
            Colour.GREEN,
            "The subscriber was told after %d ms: ranks %s"
                .formatted(milliseconds, told.failure().ranks())));
    console.line("  cause: " + told.failure().event().cause().message());
    if (!told.failure().ranks().equals(ranksOf(victim))) {
      throw missed("the notice is not about ranks " + ranksOf(victim));
    }
    checkAnswers(ranksOf(victim));
    return summary.withKill(milliseconds, told.failure().ranks());
  }

  private void checkAnswers(Ranks dead) {
    Stopwatch watch = Stopwatch.start();
    ValueMesh<Answer> answers = answers();
    Ranks answered = answers.ranksOf(Answer::succeeded);
    console.line(
        "An ask of all ranks took %d ms: %s answered".formatted(watch.milliseconds(), answered));
    dead.stream()
        .forEach(rank -> console.line("  rank " + rank + ": " + answers.get(rank).problem()));
    if (!answered.equals(Ranks.range(0, answers.ranks()).minus(dead))) {
      throw missed("not all other ranks answered, only " + answered);
    }
    boolean named = dead.stream().allMatch(rank -> answers.get(rank).cause().isPresent());
    if (!named) {
      throw missed("the dead ranks did not answer with the cause");
    }
  }

  void stop() {
    console.line("");
    console.line("Stopping");
    Waiter waiter = tools.waiter();
    Duration limit = STOP_DEADLINE.plusSeconds(10);
    waiter.finish("stopping the actors", limit, actors.stop("the demo ends", STOP_DEADLINE));
    waiter.finish("stopping the workers", limit, procMesh.stop("the demo ends", STOP_DEADLINE));
  }

  private static CliException missed(String what) {
    return new CliException(ExitCode.FAILED, "demo: " + what + ".");
  }
}
