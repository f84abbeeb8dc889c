package dev.vertxmesh.cli.doctor;

import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.TimingChecks;
import dev.vertxmesh.settings.TimingProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything that is looked at. */
public final class Examination {
  private static final Duration CLOSE = Duration.ofSeconds(1);

  private Examination() {}

  /** This machine, as a host with those settings would find it. Reads, and changes nothing. */
  public static List<Finding> ofMachine(Settings settings) {
    MachineChecks machine = new MachineChecks(new MachineFiles(Path.of("/")));
    NetworkChecks network = new NetworkChecks(settings);
    DirectoryChecks directory =
        new DirectoryChecks(
            settings,
            Path.of(System.getProperty("java.io.tmpdir")),
            System.getProperty("user.name"));
    List<Finding> findings = new ArrayList<>();
    findings.add(JavaChecks.version());
    findings.add(JavaChecks.kit());
    findings.add(JavaChecks.flags());
    findings.add(settings(settings));
    findings.add(network.networkInterface());
    findings.add(network.port());
    findings.add(NetworkChecks.hostName());
    findings.add(machine.memory());
    findings.add(machine.heaps(settings));
    findings.add(machine.swap());
    findings.add(machine.openFiles());
    findings.add(machine.timeService());
    findings.add(machine.firstProcess());
    findings.add(directory.writable());
    findings.add(directory.space());
    findings.add(directory.socketPath());
    findings.add(directory.leftovers());
    return findings;
  }

  private static Finding settings(Settings settings) {
    List<TimingProblem> problems = TimingChecks.problems(settings);
    List<String> sentences = problems.stream().map(TimingProblem::sentence).toList();
    String mend = "`mesh explain` says what each timing leads to, `mesh config` who set it.";
    if (problems.isEmpty()) {
      return Finding.ok("settings", settings.explicit().size() + " set, nothing contradicts");
    }
    boolean wrong =
        problems.stream().anyMatch(one -> one.severity() == TimingProblem.Severity.ERROR);
    String found = String.join(" ", sentences);
    return wrong ? Finding.fail("settings", found, mend) : Finding.warn("settings", found, mend);
  }

  /**
   * The cluster, if one answers.
   *
   * @param hosts how many it has; empty if none answers
   * @param clockAhead by how much this machine's clock is ahead of the cluster's
   */
  public static List<Finding> ofCluster(Optional<Integer> hosts, Duration clockAhead) {
    if (hosts.isEmpty()) {
      return List.of(
          Finding.ok("cluster", "no host answers, so that nothing is compared with the cluster"));
    }
    int count = hosts.get();
    Finding size =
        count == 1
            ? Finding.warn(
                "cluster",
                "1 host: its end loses everything",
                "Start a second one with `mesh up`, for anything that must not be lost.")
            : Finding.ok("cluster", count + " hosts");
    String off =
        "this clock and the cluster's differ by %d ms".formatted(clockAhead.abs().toMillis());
    Finding clock =
        clockAhead.abs().compareTo(CLOSE) > 0
            ? Finding.warn(
                "clock",
                off,
                "Let NTP keep it. Leases and timeouts do not depend on it, the times in events do.")
            : Finding.ok("clock", off);
    return List.of(size, clock);
  }
}
