package dev.vertxmesh.cluster;

import dev.vertxmesh.proc.ProcDirectory;
import dev.vertxmesh.proc.WorkerMain;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;

/** The main class of a worker JVM: a lite member that runs a proc agent. */
public final class WorkerNode {

  private WorkerNode() {}

  /**
   * Starts the worker that the environment describes, and ends the JVM when it has ended.
   *
   * @param arguments none
   */
  public static void main(String[] arguments) {
    WorkerBootstrap bootstrap = WorkerBootstrap.from(System.getenv());
    Settings settings = Settings.of(SettingsLayer.commandLine(bootstrap.settings()));
    LogSetup.apply(settings);
    WorkerMain.run(
        bootstrap,
        settings,
        () -> ClusteredVertx.start(NodeOptions.worker(settings, bootstrap.members())),
        ProcDirectory::of);
  }
}
