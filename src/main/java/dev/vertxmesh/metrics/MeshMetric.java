package dev.vertxmesh.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Every metric of ours, in the order of {@code docs/metrics.md}, which also renders what is said
 * here.
 *
 * @param id its name in Micrometer: words joined by dots, without unit
 * @param labels by what its series are told apart
 * @param meaning one sentence
 * @param whenHigh what to do, in one sentence
 */
record MeshMetric(
    String id, Type type, Unit unit, List<Label> labels, String meaning, String whenHigh) {

  private static final List<MeshMetric> DECLARED = new ArrayList<>();

  static final MeshMetric RANKS =
      declare(
          "vertx.mesh.ranks",
          Type.GAUGE,
          Unit.NONE,
          List.of(Label.MESH, Label.STATUS),
          "How many ranks of a mesh have this status.",
          "Of failed or timeout: `mesh describe MESH` tells each cause.");

  static final MeshMetric RANKS_OUT_OF_REACH =
      declare(
          "vertx.mesh.ranks.out.of.reach",
          Type.GAUGE,
          Unit.NONE,
          List.of(Label.MESH),
          "How many ranks cannot be asked at present; none of them is declared dead by that.",
          "Look whether their procs and hosts answer (`mesh hosts`), and at the network between.");

  static final MeshMetric FAILURES =
      declare(
          "vertx.mesh.failures",
          Type.COUNTER,
          Unit.NONE,
          List.of(Label.MESH, Label.CAUSE),
          "How many ranks have failed, by how that was learned.",
          "`mesh events` shows them as they come; process-exit: look for lack of memory or a crash;"
              + " ping: for blocking code; lease: for a controller that was cut off.");

  static final MeshMetric NOTICES =
      declare(
          "vertx.mesh.notices",
          Type.COUNTER,
          Unit.NONE,
          List.of(Label.MESH, Label.EVENT),
          "How many notices the controller has told its subscribers, by what happened.",
          "Of out-of-reach or stalled: the network, or blocking code; of observer-degraded: the"
              + " controller's own JVM is short of CPU or memory.");

  static final MeshMetric NOTICE_LATENCY =
      declare(
          "vertx.mesh.notice.latency",
          Type.TIMER,
          Unit.SECONDS,
          List.of(Label.MESH),
          "Time until a subscribing node has acknowledged a notice or a heartbeat.",
          "A subscriber's event loop is blocked, or its JVM pauses; the others are not held up.");

  static final MeshMetric SUBSCRIBERS =
      declare(
          "vertx.mesh.subscribers",
          Type.GAUGE,
          Unit.NONE,
          List.of(Label.MESH),
          "How many handlers hear of the mesh.",
          "Somebody subscribes again and again without cancelling.");

  static final MeshMetric OWNER_RETRIES =
      declare(
          "vertx.mesh.owner.retries",
          Type.COUNTER,
          Unit.NONE,
          List.of(Label.MESH),
          "How often the owner was told a notice again that it had not acknowledged.",
          "The owner is away or blocked: look at its JVM.");

  static final MeshMetric OWNER_ABANDONED =
      declare(
          "vertx.mesh.owner.abandoned",
          Type.COUNTER,
          Unit.NONE,
          List.of(Label.MESH),
          "How many notices the owner never acknowledged, until it was given up.",
          "The owner has missed failures: let it ask for the state of its mesh when it is back.");

  static final MeshMetric POLL_DURATION =
      declare(
          "vertx.mesh.poll.duration",
          Type.TIMER,
          Unit.SECONDS,
          List.of(Label.MESH),
          "Time that an agent needs to answer a question of a poll.",
          "Agents are busy or short of CPU, or the network is slow.");

  static final MeshMetric POLL_MISSES =
      declare(
          "vertx.mesh.poll.misses",
          Type.COUNTER,
          Unit.NONE,
          List.of(Label.MESH),
          "How many questions of polls were not answered in time.",
          "As with ranks out of reach.");

  static final MeshMetric POLL_LATENESS =
      declare(
          "vertx.mesh.poll.lateness",
          Type.TIMER,
          Unit.SECONDS,
          List.of(Label.MESH),
          "How much later than due a round of questions began.",
          "The controller's JVM lacks CPU, pauses, or something blocks its event loop.");

  static final MeshMetric STALLS =
      declare(
          "vertx.mesh.controller.stalls",
          Type.COUNTER,
          Unit.NONE,
          List.of(Label.MESH),
          "How many rounds began later than a whole interval.",
          "As with lateness; leases may lapse next.");

  static final MeshMetric LEASES =
      declare(
          "vertx.mesh.leases",
          Type.GAUGE,
          Unit.NONE,
          List.of(Label.MESH),
          "How many agents hold a lease of the mesh from its controller.",
          "One for each proc concerned, and no more, is normal.");

  static final MeshMetric LEASE_AGE =
      declare(
          "vertx.mesh.lease.age",
          Type.GAUGE,
          Unit.SECONDS,
          List.of(Label.MESH),
          "How long ago the lease that waits longest was renewed.",
          "At `mesh.orphan-timeout` its agent ends what it runs: look whether the agent answers.");

  static final MeshMetric RECONCILIATIONS =
      declare(
          "vertx.mesh.registry.reconciliations",
          Type.COUNTER,
          Unit.NONE,
          List.of(),
          "How often an agent of this node has compared the registry with itself.",
          "It is steady, by `mesh.registry.reconcile-interval`; when it stands still, Hazelcast does"
              + " not answer.");

  static final MeshMetric CORRECTIONS =
      declare(
          "vertx.mesh.registry.corrections",
          Type.COUNTER,
          Unit.NONE,
          List.of(),
          "How many entries of the registry were missing or wrong, and written again.",
          "The cluster has lost data or was split: look for members that left.");

  static final MeshMetric WORKERS =
      declare(
          "vertx.mesh.host.workers",
          Type.GAUGE,
          Unit.NONE,
          List.of(Label.HOST, Label.STATUS),
          "How many workers this host has, ended ones included while it still tells of them.",
          "Of failed: `mesh logs PROC` has what they wrote last.");

  static final MeshMetric WORKERS_MOST =
      declare(
          "vertx.mesh.host.workers.most",
          Type.GAUGE,
          Unit.NONE,
          List.of(Label.HOST),
          "How many workers this host takes (`mesh.host.max-procs`).",
          "Set by you; the workers must fit into the memory of the machine.");

  static final MeshMetric WORKER_MEMORY =
      declare(
          "vertx.mesh.worker.memory",
          Type.GAUGE,
          Unit.BYTES,
          List.of(Label.HOST, Label.MESH, Label.RANK),
          "Resident memory of a worker's process, read when it is asked for.",
          "Give its JVM options a smaller heap, or the machine fewer workers, before the kernel kills"
              + " one.");

  static final MeshMetric LEFTOVERS =
      declare(
          "vertx.mesh.host.leftovers.ended",
          Type.COUNTER,
          Unit.NONE,
          List.of(Label.HOST),
          "How many workers of an earlier life this host had to end at its start.",
          "The host was killed before, and workers that stood still had outlived it: look why.");

  static final MeshMetric EVENT_CLIENTS =
      declare(
          "vertx.mesh.admin.event.clients",
          Type.GAUGE,
          Unit.NONE,
          List.of(),
          "How many clients follow events or logs of this node's HTTP API; 64 at most.",
          "Somebody opens streams again and again; whoever is beyond the bound gets 503.");

  static final MeshMetric EVENT_CLIENTS_CUT_OFF =
      declare(
          "vertx.mesh.admin.event.clients.cut.off",
          Type.COUNTER,
          Unit.NONE,
          List.of(),
          "How many clients were cut off because they took less than they were given.",
          "A client reads too slowly, or not at all; it may come back with the id of its last event.");

  /** What kind of number it is. */
  enum Type {
    GAUGE,
    COUNTER,
    TIMER
  }

  /** Base units only. */
  enum Unit {
    NONE,
    SECONDS,
    BYTES
  }

  /** By what a metric is told apart; each has few values, none of which is an id of a life. */
  enum Label {
    MESH,
    STATUS,
    CAUSE,
    EVENT,
    HOST,
    RANK;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All of them, in declared order. */
  static List<MeshMetric> all() {
    return List.copyOf(DECLARED);
  }

  private static MeshMetric declare(
      String id, Type type, Unit unit, List<Label> labels, String meaning, String whenHigh) {
    MeshMetric metric = new MeshMetric(id, type, unit, labels, meaning, whenHigh);
    DECLARED.add(metric);
    return metric;
  }

  /** Its unit in Micrometer's words; null where it counts things. */
  String baseUnit() {
    return unit == Unit.NONE ? null : unit.name().toLowerCase(Locale.ROOT);
  }

  /** Its name in Prometheus: with unit, and with {@code _total} if it counts. */
  String exposed() {
    String name = id.replace('.', '_') + (unit == Unit.NONE ? "" : "_" + baseUnit());
    return type == Type.COUNTER ? name + "_total" : name;
  }

  /** The names of its series: of a timer those of its buckets, number, sum and largest. */
  List<String> series() {
    return type == Type.TIMER
        ? Stream.of("_bucket", "_count", "_sum", "_max").map(exposed()::concat).toList()
        : List.of(exposed());
  }
}
