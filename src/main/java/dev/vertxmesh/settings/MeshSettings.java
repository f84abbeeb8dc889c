package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.SettingTypes.byteSize;
import static dev.vertxmesh.settings.SettingTypes.classPrefixes;
import static dev.vertxmesh.settings.SettingTypes.clusterFile;
import static dev.vertxmesh.settings.SettingTypes.directory;
import static dev.vertxmesh.settings.SettingTypes.duration;
import static dev.vertxmesh.settings.SettingTypes.durationOrOff;
import static dev.vertxmesh.settings.SettingTypes.enumeration;
import static dev.vertxmesh.settings.SettingTypes.integer;
import static dev.vertxmesh.settings.SettingTypes.javaExecutable;
import static dev.vertxmesh.settings.SettingTypes.localAddress;
import static dev.vertxmesh.settings.SettingTypes.members;
import static dev.vertxmesh.settings.SettingTypes.string;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every setting of the project, in the order of {@code docs/settings.md}, which also renders what
 * is said here. Each declaration has name, type, default and source, then its meaning and what goes
 * wrong at both extremes.
 */
public final class MeshSettings {
  private static final List<Setting<?>> DECLARED = new ArrayList<>();

  // Supervision: who looks how often, and how long silence lasts
  public static final Setting<Duration> SUPERVISION_POLL_FREQUENCY =
      declare("mesh.supervision.poll-frequency", duration(), "10s", "behaviour B 15")
          .means("Period of a controller's poll, lease renewal and heartbeat.")
          .tooSmall("Costs messages and CPU on every proc in every round.")
          .tooLarge("Lost reports are noticed late; leases and watchdogs must be longer still.");

  public static final Setting<Duration> SUPERVISION_WATCHDOG_TIMEOUT =
      declare("mesh.supervision.watchdog-timeout", duration(), "2m", "behaviour B 15, B 59")
          .means("Silence after which a subscriber takes the controller for dead.")
          .tooSmall("A slow round looks like a dead controller, and healthy meshes are given up.")
          .tooLarge("The death of a controller goes unnoticed that long.");

  public static final Setting<Duration> ORPHAN_TIMEOUT =
      declare("mesh.orphan-timeout", durationOrOff(), "60s", "behaviour B 15, B 20")
          .means(
              "Length of a lease: without renewal for so long, actors and workers end. 0 = never.")
          .tooSmall("A pause of the controller or the network ends healthy actors.")
          .tooLarge("What a dead owner left behind runs on that long; off, it runs for ever.");

  public static final Setting<Duration> ACTOR_STATE_MAX_IDLE =
      declare("mesh.supervision.actor-state-max-idle", duration(), "30s", "behaviour B 15, B 54")
          .means("Silence allowed between two replies of actor states in a poll.")
          .tooSmall("A busy proc agent is reported unreachable.")
          .tooLarge("A hung proc agent is reported late.");

  public static final Setting<Duration> PROC_STATE_MAX_IDLE =
      declare("mesh.supervision.proc-state-max-idle", duration(), "60s", "behaviour B 15, B 53")
          .means("Silence allowed between two replies of proc states in a poll.")
          .tooSmall("A busy host agent is reported unreachable.")
          .tooLarge("A hung host agent is reported late.");

  // Suspicion of oneself first
  public static final Setting<Duration> OBSERVER_LATE_LIMIT =
      declare("mesh.observer.late-limit", duration(), "1s", "design 3, Time; SU-11")
          .means("How late its own timer may be before an observer doubts itself.")
          .tooSmall(
              "Every garbage collection holds verdicts back; each controller wakes that often.")
          .tooLarge("The observer's own freeze is taken for the silence of others.");

  public static final Setting<Duration> OBSERVER_HOLD =
      declare("mesh.observer.hold", duration(), "5s", "design 3, Time; SU-11")
          .means("How long an observer that doubts itself gives no verdict by silence.")
          .tooSmall("What waits in its sockets is not read before it judges.")
          .tooLarge("After a freeze of the observer real silence is noticed that much later.");

  public static final Setting<Integer> OBSERVER_STRETCH =
      declare("mesh.observer.stretch", integer(1, 10), "2", "design 3, Time; SU-11")
          .means("How many times longer an observer that doubts itself waits for answers.")
          .tooSmall("1: a slow observer gives up on answers as early as a fast one.")
          .tooLarge("A slow observer notices real silence that many times later.");

  // Spawning and stopping
  public static final Setting<Duration> ACTOR_SPAWN_MAX_IDLE =
      declare("mesh.actor.spawn-max-idle", duration(), "30s", "behaviour B 15, B 50")
          .means("Silence allowed between two replies while actors are spawned.")
          .tooSmall("Actors with a slow start fail to spawn.")
          .tooLarge("A spawn on a hung proc fails late.");

  public static final Setting<Duration> ACTOR_STOP_TIMEOUT =
      declare("mesh.actor.stop-timeout", duration(), "10s", "behaviour B 15")
          .means("Time an actor has to stop.")
          .tooSmall("Actors are cut off while they save their work.")
          .tooLarge("Stopping a mesh with a stuck actor takes that long.");

  public static final Setting<Duration> PROC_SPAWN_MAX_IDLE =
      declare("mesh.proc.spawn-max-idle", duration(), "30s", "behaviour B 15, B 49")
          .means("Silence allowed between two replies while procs are spawned.")
          .tooSmall("Worker JVMs on a loaded host fail to spawn.")
          .tooLarge("A spawn on a hung host fails late.");

  public static final Setting<Duration> PROC_STOP_MAX_IDLE =
      declare("mesh.proc.stop-max-idle", duration(), "30s", "behaviour B 15, B 52")
          .means("Silence allowed between two replies while procs are stopped.")
          .tooSmall("A stop reports ranks as still running that were about to end.")
          .tooLarge("A stop with a hung host completes late.");

  public static final Setting<Duration> HOST_SPAWN_READY_TIMEOUT =
      declare("mesh.host.spawn-ready-timeout", durationOrOff(), "30s", "behaviour B 15, B 26")
          .means("Time a new worker has to call back as ready. 0 = no limit.")
          .tooSmall("Slowly starting JVMs are ended before they are ready.")
          .tooLarge("A worker that never gets ready holds a launch slot; off, for ever.");

  public static final Setting<Duration> PROCESS_EXIT_TIMEOUT =
      declare("mesh.process.exit-timeout", duration(), "10s", "behaviour B 15, B 27")
          .means("Grace for a worker to end by itself after a stop request, before TERM.")
          .tooSmall("Workers get TERM before their actors have stopped.")
          .tooLarge("A stuck worker delays each stop that long.");

  public static final Setting<Duration> PROCESS_TERMINATE_TIMEOUT =
      declare("mesh.process.terminate-timeout", duration(), "10s", "behaviour B 15, B 32")
          .means("Grace after TERM, before KILL.")
          .tooSmall("Workers are killed before they have written their last words.")
          .tooLarge("A worker that ignores TERM delays each stop that long.");

  public static final Setting<Integer> TERMINATE_CONCURRENCY =
      declare("mesh.terminate-concurrency", integer(1, 256), "16", "behaviour B 15, B 32")
          .means("How many workers a host ends at once.")
          .tooSmall("A host with many workers takes long to shut down.")
          .tooLarge("All JVMs save their work at once and slow each other beyond their graces.");

  public static final Setting<Duration> CLEANUP_TIMEOUT =
      declare("mesh.cleanup-timeout", duration(), "30s", "behaviour B 15; design 4, row 14")
          .means("Time a controller has for cleaning up when its owner ends.")
          .tooSmall("Stops are cut off, and the rest waits for its leases to lapse.")
          .tooLarge("The owner's JVM lingers that long when a rank does not stop.");

  // What a controller tells, and remembers
  public static final Setting<Duration> ENDED_RETENTION =
      declare("mesh.ended.retention", duration(), "1m", "design 3, Retention")
          .means("How long the controller of an ended mesh stays to answer late subscribers.")
          .tooSmall("Late subscribers find no mesh instead of learning how it ended.")
          .tooLarge("Ended meshes hold memory that long.");

  public static final Setting<Integer> ENDED_LIMIT =
      declare("mesh.ended.limit", integer(0, 100_000), "100", "design 3, Retention; behaviour B 15")
          .means("How many ended meshes a node retains at most; the oldest goes first.")
          .tooSmall("As with a short retention.")
          .tooLarge("Many short meshes in a row hold memory.");

  public static final Setting<Integer> EVIDENCE_MAX =
      declare("mesh.evidence.max", integer(0, 100_000), "1000", "design 3, Retention")
          .means("How many ends of ranks, each with its evidence, a mesh's controller keeps.")
          .tooSmall("Who asks after many failures is told of the last ones only; 0: of none.")
          .tooLarge("The answer to get-state, and the controller's memory, grow with each end.");

  public static final Setting<Duration> EVIDENCE_RETENTION =
      declare("mesh.evidence.retention", durationOrOff(), "24h", "design 3, Retention")
          .means("How long the evidence of an end is kept. 0 = as long as its mesh.")
          .tooSmall("Who looks the next morning finds a rank failed, and no cause.")
          .tooLarge("Ends that nobody asks about any more push newer ones out at the limit.");

  public static final Setting<Duration> NOTICE_TIMEOUT =
      declare("mesh.notice.timeout", duration(), "5s", "design 3, Notices")
          .means("Time a subscriber has to acknowledge a notice.")
          .tooSmall("Subscribers in a long garbage collection count as dead.")
          .tooLarge("Dead subscribers are served that much longer.");

  public static final Setting<Integer> NOTICE_MISSES =
      declare("mesh.notice.misses", integer(1, 1000), "3", "design 3, Notices")
          .means("Unacknowledged notices in a row after which a subscriber is removed.")
          .tooSmall("One lost message removes a live subscriber.")
          .tooLarge("Dead subscribers are served for many timeouts.");

  public static final Setting<Integer> NOTICE_LOG_LIMIT =
      declare("mesh.notice.log-limit", integer(1, 1_000_000), "1000", "design 3, Notices")
          .means("How many notices of a mesh its controller keeps for a replay.")
          .tooSmall("A subscriber that missed some cannot have them all replayed.")
          .tooLarge("Every mesh holds that many notices in memory.");

  public static final Setting<Duration> OWNER_RETRY_DELAY =
      declare("mesh.owner.retry-delay", duration(), "1s", "design 3, Owner")
          .means("Pause between two attempts to tell the owner of a failure.")
          .tooSmall("An owner that is away is flooded.")
          .tooLarge("An owner that comes back learns late.");

  public static final Setting<Integer> OWNER_RETRIES =
      declare("mesh.owner.retries", integer(0, 100_000), "30", "design 3, Owner")
          .means("Attempts beyond the first to tell the owner of a failure.")
          .tooSmall("An owner that is away for a moment never learns of the failure.")
          .tooLarge("The controller keeps trying an owner that is gone for good.");

  public static final Setting<Duration> ASK_TIMEOUT =
      declare("mesh.ask.timeout", duration(), "30s", "design 3, Ask")
          .means("Time an actor has to answer an ask that gives no timeout of its own.")
          .tooSmall("Slow answers are lost.")
          .tooLarge("Asks to an actor that never answers stay pending in memory.");

  public static final Setting<Duration> REGISTRY_RECONCILE_INTERVAL =
      declare("mesh.registry.reconcile-interval", duration(), "30s", "design 3, Event bus")
          .means("How often an agent compares the registry and its addresses with itself.")
          .tooSmall("Costs map reads and a message to itself per agent each time.")
          .tooLarge("After a split or a loss agents stay unreachable that long.");

  // How an actor fails
  public static final Setting<Duration> HANG_TIMEOUT =
      declare("mesh.hang-timeout", durationOrOff(), "10s", "design 1")
          .means("How long an event loop may be blocked before it counts as hung. 0 = off.")
          .tooSmall("Long garbage collections and slow start-up code count as hangs.")
          .tooLarge(
              "A blocked actor stalls its neighbours unreported; off, until the agent is missed.");

  public static final Setting<HangAction> HANG_ACTION =
      declare("mesh.hang-action", enumeration(HangAction.class), "report", "design 1")
          .means("What a worker does about a hung event loop besides reporting it.")
          .tooSmall("report: the blocked loop and its neighbours stay stuck.")
          .tooLarge("end-proc: all actors of the proc end with the one that hangs.");

  public static final Setting<EscapeAction> ON_ESCAPE =
      declare("mesh.on-escape", enumeration(EscapeAction.class), "fail", "design 1")
          .means("What an exception that escapes on an actor's context does.")
          .tooSmall("report: the actor goes on with whatever state it was left in.")
          .tooLarge("fail: one harmless exception ends the actor.");

  public static final Setting<PoisonRule> POISON =
      declare(
              "mesh.poison",
              enumeration(PoisonRule.class),
              "fatal-error",
              "design 3, Poison; behaviour B 10")
          .means("Which failure of an actor makes its proc refuse new actors.")
          .tooSmall("fatal-error: a proc damaged by another failure takes new actors.")
          .tooLarge("any-failure: one failed actor makes the proc useless for new ones.");

  public static final Setting<List<String>> SPAWN_ALLOW =
      declare("mesh.spawn.allow", classPrefixes(), "", "design 3, Spawning")
          .means("Prefixes of the class names that may be spawned.")
          .tooSmall("Nothing: all classes on a loopback cluster, none elsewhere.")
          .tooLarge("A short prefix lets every cluster member run nearly any class.");

  public static final Setting<Integer> SPAWN_MAX_RANKS =
      declare("mesh.spawn.max-ranks", integer(1, 100_000_000), "1000000", "design 3, Spawning")
          .means("How many ranks a mesh may have, and how many of one a proc takes.")
          .tooSmall("Large meshes are refused.")
          .tooLarge("One mistyped extent fills the memory of its controller and of its procs.");

  // What may come in by message
  public static final Setting<Long> MESSAGE_LIMIT =
      declare("mesh.message.limit", byteSize(), "8MB", "design 3, Spawning")
          .means("Size of an order's body; reports, notices, casts and asks may be larger.")
          .tooSmall("Spawns with a large configuration of their actors are refused.")
          .tooLarge("A few messages fill the memory of who reads them.");

  public static final Setting<Integer> NOTICE_SUBSCRIBER_LIMIT =
      declare("mesh.notice.subscriber-limit", integer(1, 1_000_000), "20000", "design 3, Spawning")
          .means("How many addresses may subscribe to a mesh; a node with many handlers is one.")
          .tooSmall("Consumers of plain JSON are refused.")
          .tooLarge("Each notice and each heartbeat costs a message to every one of them.");

  // Hosts and their workers
  public static final Setting<String> HOST_NAME =
      declare("mesh.host.name", string("a name", "host-1"), "", "design 3, Hosts")
          .means("Name of this host.")
          .tooSmall("Nothing: decided at start, so it differs after each start.")
          .tooLarge("A name used twice in a cluster makes two hosts impossible to tell apart.");

  public static final Setting<Integer> HOST_MAX_PROCS =
      declare("mesh.host.max-procs", integer(1, 10_000), "64", "design 3, Restarts")
          .means("How many workers this host runs at most.")
          .tooSmall("Spawns and relaunches find no room.")
          .tooLarge("The workers together exceed the memory of the machine.");

  public static final Setting<String> HOST_DIRECTORY =
      declare("mesh.host.directory", directory(), "", "design 3, Processes, Logs")
          .means("Where the sockets and logs of workers live.")
          .tooSmall(
              "Nothing: one in java.io.tmpdir for user, cluster and host, which may be swept away.")
          .tooLarge("A long path exceeds the 108 bytes that a Unix-domain socket's may have.");

  public static final Setting<Integer> HOST_TAIL_LINES =
      declare("mesh.host.tail-lines", integer(0, 10_000), "20", "behaviour B 15, B 38")
          .means("How many last lines of its output the report of a worker's end carries.")
          .tooSmall("The cause of an end has to be looked up in the log.")
          .tooLarge("Every report of an end, and every notice of it, grows.");

  public static final Setting<Long> HOST_LOG_LIMIT =
      declare("mesh.host.log-limit", byteSize(), "10MB", "design 3, Logs")
          .means("Size at which a log of a worker is cut: what it held becomes its older copy.")
          .tooSmall("What led to a failure is gone before anybody reads it.")
          .tooLarge("Each worker may fill four times that on disk: two logs, a copy of each.");

  public static final Setting<Integer> HOST_LOG_RETENTION =
      declare("mesh.host.log-retention", integer(0, 100_000), "100", "design 3, Logs")
          .means("Of how many ended workers the logs are kept; the longest silent go first.")
          .tooSmall("The log of a dead worker is gone before anybody reads it.")
          .tooLarge("Logs of the dead fill the disk.");

  public static final Setting<String> HOST_JAVA =
      declare("mesh.host.java", javaExecutable(), "", "design 3, Spawning")
          .means("The java executable that runs workers.")
          .tooSmall("Nothing: that of the JVM that runs the host.")
          .tooLarge("Below Java 17, or where it is missing, no worker starts.");

  public static final Setting<Integer> HOST_LAUNCH_CONCURRENCY =
      declare("mesh.host.launch-concurrency", integer(1, 256), "4", "behaviour B 25")
          .means("How many workers this host starts at once.")
          .tooSmall("Many workers take long to start.")
          .tooLarge("Starting JVMs slow each other beyond the ready timeout.");

  public static final Setting<Duration> LIFELINE_CLOSE_GRACE =
      declare("mesh.lifeline.close-grace", duration(), "2s", "design 3, Processes")
          .means("Time a worker whose lifeline closed has before its process group is killed.")
          .tooSmall("Workers are killed before their output and last words are written.")
          .tooLarge("Workers outlive a host that died by that long.");

  public static final Setting<String> PROC_NAME =
      declare("mesh.proc.name", string("a name", "billing-1"), "", "design 3, Hosts")
          .means("Name of this JVM as a foreign proc.")
          .tooSmall("Nothing: host, pid and start, so it differs after each start.")
          .tooLarge("A name used twice in a cluster makes two procs impossible to tell apart.");

  // The cluster
  public static final Setting<String> CLUSTER_CONFIG =
      declare("mesh.cluster.config", clusterFile(), "", "design 1, 3, Registry")
          .means("The Hazelcast configuration of the cluster.")
          .tooSmall("Nothing: the loopback default, so other machines are not found.")
          .tooLarge("A file that others do not use makes a cluster of its own.");

  public static final Setting<String> CLUSTER_NAME =
      declare("mesh.cluster.name", string("a name", "production"), "", "design 3, Registry")
          .means("Name of the cluster to join.")
          .tooSmall("Nothing: what the file says.")
          .tooLarge("A mistyped name makes a cluster of its own, without an error.");

  public static final Setting<Integer> CLUSTER_PORT =
      declare("mesh.cluster.port", integer(0, 65_535), "0", "design 3, Registry")
          .means("First port of this cluster member. 0 = what the file says.")
          .tooSmall("Below 1024 it needs privileges.")
          .tooLarge("In the range of ephemeral ports it may be taken.");

  public static final Setting<List<String>> CLUSTER_MEMBERS =
      declare("mesh.cluster.members", members(), "", "design 3, Registry")
          .means("Members to join the cluster through.")
          .tooSmall("Nothing: what the file says. One only: no joining while it is down.")
          .tooLarge("Each missing member delays a start by a connection timeout.");

  public static final Setting<String> CLUSTER_INTERFACE =
      declare("mesh.cluster.interface", localAddress(), "", "design 3, Registry, Spawning")
          .means("Address that this cluster member binds to.")
          .tooSmall("Nothing: what the file says. Loopback: other machines cannot join.")
          .tooLarge("A public address opens the cluster to whoever reaches it.");

  // Families: the last part of the key is the user's
  public static final PrefixSetting HOST_CLASSPATH =
      new PrefixSetting(
          "mesh.host.classpath.",
          "A class path, as the java command takes it, that spawns may name by its entry.",
          "No entry: workers run with the class path of the host.",
          "Workers load classes that no spawn needs, or the wrong version of one.",
          "design 3, Spawning");

  public static final PrefixSetting HOST_JVM_OPTIONS =
      new PrefixSetting(
          "mesh.host.jvm-options.",
          "JVM options, separated by blanks, that spawns may name by their entry.",
          "No entry: each worker may take a quarter of the machine's memory for its heap.",
          "Heaps that together exceed the machine's memory end in out-of-memory kills.",
          "design 3, Spawning");

  private static final List<PrefixSetting> PREFIXES = List.of(HOST_CLASSPATH, HOST_JVM_OPTIONS);

  private MeshSettings() {}

  /** Every setting but the families, in declared order. */
  public static List<Setting<?>> all() {
    return Stream.of(
            DECLARED,
            StartSettings.all(),
            DrillSettings.all(),
            AdminSettings.all(),
            LogSettings.all())
        .<Setting<?>>flatMap(List::stream)
        .toList();
  }

  /** The families of settings, in declared order. */
  public static List<PrefixSetting> prefixes() {
    return PREFIXES;
  }

  /** The setting with this name, if there is one; a family's keys are not found here. */
  public static Optional<Setting<?>> find(String name) {
    return all().stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  private static <T> Declaration<T> declare(
      String name, SettingType<T> type, String defaultText, String origin) {
    return new Declaration<>(DECLARED::add, name, type, defaultText, origin);
  }
}
