package dev.vertxmesh.bench;

/** The targets: what each figure of the table is to be. One constant a target, by job. */
enum Goal {
  /** A throw in A → a handler in B, controller in B: over RTT. */
  J1_CONTROLLER_THERE(Target.ratioAtMost(1.0)),
  /** Its p99: over its p50. */
  J1_TAIL(Target.ratioAtMost(3.0)),
  /** The same with the controller in a third JVM: over RTT. */
  J1_CONTROLLER_ELSEWHERE(Target.ratioAtMost(1.6)),

  /** SIGKILL of a worker → a handler in a third JVM: p50, in milliseconds above onExit's. */
  J2_KILL(Target.valueAtMost(1.0)),
  /** Its p95: over its p50. */
  J2_TAIL(Target.ratioAtMost(2.0)),

  /** One notice → the last of up to 1,000 subscribers: over RTT. */
  J3_FEW(Target.ratioAtMost(2.0)),
  /** One notice → the last of 10,000 subscribers: over a bare publish. */
  J3_MANY(Target.ratioAtMost(0.4)),

  /** Actors spawned per second, warm: over bare deployments per second. */
  J4_RATE(Target.ratioAtLeast(0.7)),
  /** Heap of an actor: bytes above a bare verticle's. */
  J4_HEAP(Target.valueAtMost(400)),

  /** Start of a worker until it takes actors: over a bare lite member. */
  J5_START(Target.ratioAtMost(1.1)),

  /** A quiet mesh: percent of one core above the idle cluster, all JVMs together. */
  J6_CPU(Target.valueAtMost(2.0)),
  /** A quiet mesh: bytes on the wire per worker and poll above the idle cluster. */
  J6_WIRE(Target.valueAtMost(1024)),
  /** Ten times the ranks: CPU over that of the fewer. */
  J6_GROWTH(Target.ratioAtMost(1.2)),

  /** A worker with a quarter of all actors is killed → the last of 100: milliseconds above J2. */
  J7_LAST(Target.valueAtMost(10)),
  /** Notices that each subscriber gets of it. */
  J7_NOTICES(Target.valueAtMost(1)),

  /** The ledger of a healthy mesh of 1,000,000 ranks: bytes. */
  J8_HEALTHY(Target.valueAtMost(64 * 1024)),
  /** The ledger of an alternating mesh: bytes a rank. */
  J8_ALTERNATING(Target.valueAtMost(16)),
  /** One rank's change: microseconds. */
  J8_CHANGE(Target.valueAtMost(2)),
  /** A report of 1,000 runs: milliseconds. */
  J8_REPORT(Target.valueAtMost(1)),

  /** A cast to 8 actors with all answers in: over RTT. */
  J9_FEW(Target.ratioAtMost(1.5)),
  /** A cast to 10,000 actors with all answers in: over 2 parallel RTTs and the local sends. */
  J9_MANY(Target.ratioAtMost(1.5)),

  /** Actors stopped per second: over bare undeployments per second. */
  J10_RATE(Target.ratioAtLeast(0.7));

  private final Target.Kind kind;
  private final Target.Basis basis;
  private final double limit;

  Goal(Target target) {
    this.kind = target.kind();
    this.basis = target.basis();
    this.limit = target.limit();
  }

  Target target() {
    return new Target(kind, basis, limit);
  }
}
