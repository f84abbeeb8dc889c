package dev.vertxmesh.cli;

import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.settings.Settings;
import java.time.Duration;

/** Keeps this JVM a host until it is to end. */
final class HostKeeper {
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(95);

  private final Tools tools;

  HostKeeper(Tools tools) {
    this.tools = tools;
  }

  ExitCode keep(Settings settings) {
    Console console = tools.console();
    settings.warnings().forEach(console::remark);
    RunningHost host =
        tools.waiter().await("starting the host", tools.platform().startHost(settings));
    introduce(host);
    tools.waiter().untilAnyOf(host.ended());
    if (!host.ended().isComplete()) {
      console.remark("Stopping: workers end first.");
      tools
          .waiter()
          .finish("stopping host " + host.name(), STOP_DEADLINE, host.stop("its host was ended"));
    }
    console.line("Host " + host.name() + " has stopped.");
    return ExitCode.OK;
  }

  private void introduce(RunningHost host) {
    Console console = tools.console();
    console.line(console.paint(Colour.GREEN, "Host " + host.name() + " is up."));
    console.line("cluster  " + host.clusterName());
    console.line("address  " + host.address());
    console.line("members  " + String.join(", ", host.members()));
    host.url().ifPresent(url -> console.line("Dashboard  " + url));
    console.line("");
    String join = " --cluster " + host.clusterName() + " --members " + host.address();
    console.line("More hosts:  mesh up" + join);
    console.line("Look at it:  mesh hosts" + join);
    console.line("Ctrl-C stops this host, and the workers on it.");
  }
}
