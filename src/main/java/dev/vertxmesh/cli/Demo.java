package dev.vertxmesh.cli;

import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import java.util.List;
import java.util.Map;

/** Plays the demo, and fails with what of it did not happen. */
final class Demo {
  private static final int HOSTS = 2;
  private static final String SMALL_JVM = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m";
  private static final int LOOKS_BEFORE_THE_KILL = 3;

  private final Tools tools;

  Demo(Tools tools) {
    this.tools = tools;
  }

  ExitCode play(Settings settings, boolean once) {
    Stopwatch all = Stopwatch.start();
    Processes processes = new Processes();
    DemoSummary summary;
    try (OwnCluster cluster = launch(settings, processes)) {
      DemoMesh mesh = DemoMesh.spawn(tools, cluster, processes);
      summary = mesh.summary(all.milliseconds());
      look(mesh, LOOKS_BEFORE_THE_KILL);
      summary = mesh.killOneProc(summary);
      look(mesh, 1);
      if (!once) {
        watch(mesh, cluster);
      }
      mesh.stop();
    }
    List<Long> left = processes.left();
    summary.print(tools.console(), all, left);
    if (!left.isEmpty()) {
      throw new CliException(ExitCode.FAILED, "demo: processes " + left + " are left over.");
    }
    return ExitCode.OK;
  }

  private OwnCluster launch(Settings settings, Processes processes) {
    Stopwatch watch = Stopwatch.start();
    OwnCluster cluster = OwnCluster.launch(tools, HOSTS, small(settings), Map.of());
    cluster.hosts().pids().forEach(processes::add);
    tools.console().line("hosts %s are up: %s".formatted(cluster.hosts().names(), watch.seconds()));
    return cluster;
  }

  /** Workers that start fast and take little memory, unless the user has said otherwise. */
  private static Settings small(Settings settings) {
    String key = MeshSettings.HOST_JVM_OPTIONS.key(DemoMesh.JVM_OPTIONS);
    return settings.explicit().containsKey(key)
        ? settings
        : settings.with(SettingsLayer.commandLine(Map.of(key, SMALL_JVM)));
  }

  private void look(DemoMesh mesh, int times) {
    for (int time = 0; time < times && !tools.waiter().pause(); time++) {
      tools.console().line(mesh.ask().toString());
    }
  }

  private void watch(DemoMesh mesh, OwnCluster cluster) {
    Console console = tools.console();
    console.line(console.paint(Colour.BOLD, "The mesh goes on; Ctrl-C ends it."));
    console.line(
        "In another terminal:  mesh describe " + DemoMesh.NAME + " " + cluster.joinOptions());
    while (!tools.waiter().pause()) {
      console.line(mesh.ask().toString());
    }
  }
}
