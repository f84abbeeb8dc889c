package dev.vertxmesh.cli.doctor;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Memory, file handles, the clock and process 1. */
final class MachineChecks {
  private static final long MEBIBYTE = 1L << 20;
  private static final long LEAST_MEMORY = 256 * MEBIBYTE;
  private static final long LITTLE_MEMORY = 1024 * MEBIBYTE;
  private static final long LEAST_FILES = 1024;
  private static final long FEW_FILES = 4096;

  /** What a JVM takes for its heap when nobody says. */
  private static final int HEAP_SHARE = 4;

  private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)([kKmMgGtT]?)\\b");
  private static final Set<String> REAPERS =
      Set.of("systemd", "init", "tini", "dumb-init", "docker-init", "catatonit", "s6-svscan");

  private final MachineFiles files;

  MachineChecks(MachineFiles files) {
    this.files = files;
  }

  Finding memory() {
    OptionalLong available = files.memory("MemAvailable");
    if (available.isEmpty()) {
      return Finding.ok("memory", "unknown here: there is no /proc/meminfo");
    }
    String found = size(available.getAsLong()) + " available of " + size(total());
    String mend = "End what else runs here, or give the machine (or its container) more.";
    if (available.getAsLong() < LEAST_MEMORY) {
      return Finding.fail("memory", found + ": too little for one worker", mend);
    }
    return available.getAsLong() < LITTLE_MEMORY
        ? Finding.warn("memory", found + ": enough for a few small workers", mend)
        : Finding.ok("memory", found);
  }

  /** Whether the heaps of all workers that may run here fit into the memory. */
  Finding heaps(Settings settings) {
    int workers = settings.get(MeshSettings.HOST_MAX_PROCS);
    long heap = largestHeap(settings);
    String found =
        "%d workers (%s) of %s heap each may take %s of %s"
            .formatted(
                workers,
                MeshSettings.HOST_MAX_PROCS,
                size(heap),
                size(heap * workers),
                size(total()));
    return total() > 0 && heap * workers > total()
        ? Finding.warn(
            "heaps",
            found,
            "Set -Xmx in an entry of mesh.host.jvm-options and spawn with it, or lower "
                + MeshSettings.HOST_MAX_PROCS
                + ": beyond the memory the kernel kills workers.")
        : Finding.ok("heaps", found);
  }

  private long largestHeap(Settings settings) {
    return settings.entries(MeshSettings.HOST_JVM_OPTIONS).values().stream()
        .map(HEAP::matcher)
        .filter(Matcher::find)
        .mapToLong(MachineChecks::bytes)
        .max()
        .orElse(total() / HEAP_SHARE);
  }

  private static long bytes(Matcher heap) {
    int power = "kmgt".indexOf(heap.group(2).toLowerCase(Locale.ROOT));
    return Long.parseLong(heap.group(1)) << (heap.group(2).isEmpty() ? 0 : 10 * (power + 1));
  }

  /** What this process may use: the machine's memory, or its control group's if that is less. */
  private long total() {
    long machine = files.memory("MemTotal").orElse(0);
    return Math.min(machine, files.memoryLimit().orElse(machine));
  }

  Finding swap() {
    long all = files.memory("SwapTotal").orElse(0);
    long used = all - files.memory("SwapFree").orElse(all);
    String found = size(used) + " of " + size(all) + " swap in use";
    return used > files.memory("MemTotal").orElse(0) / 10
        ? Finding.warn(
            "swap",
            found,
            "A JVM that is swapped out looks hung: free memory, lower vm.swappiness.")
        : Finding.ok("swap", found);
  }

  Finding openFiles() {
    OptionalLong limit = files.openFiles();
    if (limit.isEmpty()) {
      return Finding.ok("open-files", "unknown here: there is no /proc/self/limits");
    }
    String found = "at most " + limit.getAsLong() + " in one process";
    String mend = "Raise it: ulimit -n 65536, LimitNOFILE= of the service, or limits.conf.";
    if (limit.getAsLong() < LEAST_FILES) {
      return Finding.fail("open-files", found, mend);
    }
    return limit.getAsLong() < FEW_FILES
        ? Finding.warn("open-files", found, mend)
        : Finding.ok("open-files", found);
  }

  Finding timeService() {
    if (files.exists("run/systemd/timesync/synchronized")) {
      return Finding.ok("time-service", "the clock is kept right by systemd-timesyncd");
    }
    return files.exists("run/chrony") || files.exists("run/ntpd.pid")
        ? Finding.ok("time-service", "chrony or ntpd is here; whether it is in step is not known")
        : Finding.ok(
            "time-service",
            "unknown whether anything keeps the clock right; only the times in logs depend on it");
  }

  Finding firstProcess() {
    String name = files.text("proc/1/comm").orElse("");
    if (name.isEmpty() || REAPERS.contains(name)) {
      return Finding.ok("process-1", name.isEmpty() ? "unknown here" : name + " reaps orphans");
    }
    return Finding.warn(
        "process-1",
        "'" + name + "' may not reap what workers leave behind: zombies would pile up",
        "Run the container with an init: docker run --init, or tini as its entry point.");
  }

  private static String size(long bytes) {
    double mebibytes = (double) bytes / MEBIBYTE;
    return mebibytes < 1024
        ? String.format(Locale.ROOT, "%.0f MiB", mebibytes)
        : String.format(Locale.ROOT, "%.1f GiB", mebibytes / 1024);
  }
}
