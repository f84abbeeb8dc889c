package dev.vertxmesh.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.cli.doctor.Finding.Verdict;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("CX-10 what doctor finds, and how it is mended")
final class ExaminationTest {
  @TempDir private Path root;
  private MachineChecks machine;

  @BeforeEach
  void aMachine() {
    machine = new MachineChecks(new MachineFiles(root));
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void memory(long availableMebibytes, long totalMebibytes) throws IOException {
    file(
        "proc/meminfo",
        """
        MemTotal:       %d kB
        MemAvailable:   %d kB
        SwapTotal:      1048576 kB
        SwapFree:       1048576 kB
        """
            .formatted(totalMebibytes * 1024, availableMebibytes * 1024));
  }

  private static Settings with(String... settings) {
    return Settings.of(
        SettingsLayer.commandLine(
            settings.length == 2
                ? Map.of(settings[0], settings[1])
                : Map.of(settings[0], settings[1], settings[2], settings[3])));
  }

  private static void assertIs(Finding finding, Verdict verdict, String... texts) {
    assertThat(finding.verdict()).as(finding.toString()).isEqualTo(verdict);
    assertThat(finding.measured() + " " + finding.mend()).contains(texts);
    assertThat(finding.mend().isEmpty()).isEqualTo(verdict == Verdict.OK);
  }

  @Test
  @DisplayName("memory: what is available, of the machine or of the container")
  void memory() throws IOException {
    memory(8192, 16384);
    assertIs(machine.memory(), Verdict.OK, "8.0 GiB available of 16.0 GiB");
    file("sys/fs/cgroup/memory.max", "2147483648\n");
    assertIs(machine.memory(), Verdict.OK, "of 2.0 GiB");
    memory(512, 16384);
    assertIs(machine.memory(), Verdict.WARN, "512 MiB");
    memory(100, 16384);
    assertIs(machine.memory(), Verdict.FAIL, "too little for one worker");
  }

  @Test
  @DisplayName("heaps: all workers that may run here, with the largest heap that a spawn may name")
  void heaps() throws IOException {
    memory(8192, 16384);
    assertIs(machine.heaps(Settings.defaults()), Verdict.WARN, "64 workers", "4.0 GiB", "-Xmx");
    Settings small =
        with("mesh.host.max-procs", "8", "mesh.host.jvm-options.small", "-Xmx256m -Dx=y");
    assertIs(machine.heaps(small), Verdict.OK, "8 workers", "256 MiB", "2.0 GiB of 16.0 GiB");
  }

  @Test
  @DisplayName("swap, open files, process 1 and the clock")
  void others() throws IOException {
    memory(8192, 16384);
    assertIs(machine.swap(), Verdict.OK, "0 MiB of 1.0 GiB");
    file("proc/self/limits", "Max open files            1024                 524288      files\n");
    assertIs(machine.openFiles(), Verdict.OK, "524288");
    file("proc/self/limits", "Max open files            256                  512         files\n");
    assertIs(machine.openFiles(), Verdict.FAIL, "512", "ulimit -n");
    file("proc/1/comm", "java\n");
    assertIs(machine.firstProcess(), Verdict.WARN, "'java' may not reap", "--init");
    file("proc/1/comm", "systemd\n");
    assertIs(machine.firstProcess(), Verdict.OK, "systemd");
    assertIs(machine.timeService(), Verdict.OK, "unknown");
    file("run/systemd/timesync/synchronized", "");
    assertIs(machine.timeService(), Verdict.OK, "systemd-timesyncd");
  }

  @Test
  @DisplayName("where the kernel tells nothing, nothing is wrong")
  void unknown() {
    assertIs(machine.memory(), Verdict.OK, "unknown");
    assertIs(machine.openFiles(), Verdict.OK, "unknown");
    assertIs(machine.firstProcess(), Verdict.OK, "unknown");
  }

  @Test
  @DisplayName("a port that is taken fails when it was asked for; otherwise the next is as good")
  void port() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Settings exactly = with("mesh.cluster.port", Integer.toString(taken.getLocalPort()));
      assertIs(new NetworkChecks(exactly).port(), Verdict.FAIL, "is taken", "mesh.cluster.port");
    }
    assertThat(new NetworkChecks(Settings.defaults()).port().check()).isEqualTo("port");
  }

  @Test
  @DisplayName("the interface is there and up; loopback unless one is given")
  void networkInterface() {
    assertIs(
        new NetworkChecks(Settings.defaults()).networkInterface(), Verdict.OK, "127.0.0.1", "up");
  }

  @Test
  @DisplayName("a directory that cannot be written, is open to all, or has too long a path")
  void directory() throws IOException {
    Path home = Files.createDirectory(root.resolve("home"));
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
    assertIs(checks(home).writable(), Verdict.OK, "is this user's");
    Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertIs(checks(home).writable(), Verdict.WARN, "chmod 700");
    assertIs(checks(home.resolve("a/b")).writable(), Verdict.OK, "will be made");
    assertIs(checks(home.resolve("x".repeat(120))).socketPath(), Verdict.WARN, "go to /tmp");
    assertIs(checks(Path.of("/d")).socketPath(), Verdict.OK, "bytes of at most 100");
    Path file = Files.createFile(root.resolve("file"));
    assertIs(checks(file).writable(), Verdict.FAIL, "is no directory");
    assertIs(checks(home).leftovers(), Verdict.OK, "no worker is left");
    assertThat(checks(home).space().measured()).contains("MiB left");
    assertThat(home).as("nothing was made").isEmptyDirectory();
  }

  private DirectoryChecks checks(Path given) {
    return new DirectoryChecks(with("mesh.host.directory", given.toString()), root, "me");
  }

  @Test
  @DisplayName("the cluster: one host is few, and clocks that differ are told")
  void cluster() {
    assertIs(Examination.ofCluster(Optional.empty(), Duration.ZERO).get(0), Verdict.OK, "no host");
    assertIs(Examination.ofCluster(Optional.of(1), Duration.ZERO).get(0), Verdict.WARN, "1 host");
    assertThat(Examination.ofCluster(Optional.of(2), Duration.ofSeconds(-3)))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.OK, Verdict.WARN);
  }

  @Test
  @DisplayName("timings that contradict each other fail, as at the start of a host")
  void settings() {
    Settings wrong = with("mesh.orphan-timeout", "1s", "mesh.supervision.poll-frequency", "10s");
    assertThat(Examination.ofMachine(wrong))
        .filteredOn(finding -> finding.check().equals("settings"))
        .singleElement()
        .satisfies(finding -> assertIs(finding, Verdict.FAIL, "mesh.orphan-timeout", "explain"));
  }
}
