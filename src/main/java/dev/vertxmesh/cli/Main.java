package dev.vertxmesh.cli;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The {@code mesh} command: the table of its verbs. */
public final class Main {
  /** Longer than a host takes to end its workers by force. */
  private static final Duration STOP_DEADLINE = Duration.ofSeconds(100);

  private static final int WIDTH = 100;

  private static final List<Function<Tools, Verb>> VERBS =
      List.of(
          DemoVerb::new,
          UpVerb::new,
          RunVerb::new,
          HostsVerb::new,
          ProcsVerb::new,
          MeshesVerb::new,
          TopVerb::new,
          DescribeVerb::new,
          EventsVerb::new,
          LogsVerb::new,
          SpawnVerb::new,
          AskVerb::new,
          CastVerb::new,
          StopVerb::new,
          KillVerb::new,
          DrainVerb::new,
          ConfigVerb::new,
          ExplainVerb::new,
          DrillVerb::new,
          DoctorVerb::new,
          BenchVerb::new,
          CompletionVerb::new,
          VersionVerb::new);

  private Main() {}

  /** Runs a verb and ends the JVM with its exit code, an {@link ExitCode}. */
  public static void main(String[] arguments) {
    StopSignal stop = new StopSignal();
    stop.listen(STOP_DEADLINE, Runtime.getRuntime()::halt);
    int exitCode = run(Tools.of(Console.ofProcess(), stop, new ClusterPlatform()), arguments);
    stop.finish(exitCode);
    System.exit(exitCode);
  }

  /** Runs a verb in this JVM, and returns its exit code. */
  static int run(Tools tools, String... arguments) {
    return commandLine(tools).execute(arguments);
  }

  /** The command with all its verbs. */
  static CommandLine commandLine(Tools tools) {
    MeshCommand mesh = new MeshCommand();
    CommandLine line = new CommandLine(mesh);
    VERBS.forEach(verb -> add(line, verb.apply(tools)));
    line.addSubcommand(new CommandLine.HelpCommand());
    line.setExpandAtFiles(false);
    line.setOut(tools.console().answers());
    line.setErr(tools.console().remarks());
    line.setColorScheme(CommandLine.Help.defaultColorScheme(ansi(tools)));
    line.setUsageHelpWidth(WIDTH);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionStrategy(
        parsed -> {
          tools.console().showDetails(mesh.debug());
          return new CommandLine.RunLast().execute(parsed);
        });
    describe(line);
    line.setParameterExceptionHandler((refused, given) -> usage(tools, refused));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> report(tools, failure, mesh.debug()));
    return line;
  }

  private static void add(CommandLine above, Verb verb) {
    CommandLine line = new CommandLine(verb);
    verb.parts().forEach(part -> add(line, part));
    above.addSubcommand(line);
  }

  private static Ansi ansi(Tools tools) {
    return tools.console().hasColours() ? Ansi.ON : Ansi.OFF;
  }

  private static void describe(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.mixinStandardHelpOptions(true).versionProvider(new Version());
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.meanings());
    command.getSubcommands().values().forEach(Main::describe);
  }

  private static int usage(Tools tools, ParameterException refused) {
    tools.console().error(refused.getMessage());
    String verb = refused.getCommandLine().getCommandSpec().qualifiedName();
    tools.console().remark("`" + verb + " --help` shows what it takes.");
    return ExitCode.USAGE.number();
  }

  private static int report(Tools tools, Exception failure, boolean debug) {
    CliException explained = Failures.explain(failure);
    tools.console().error(explained.getMessage());
    if (debug) {
      tools.console().stack(failure);
    }
    return explained.exitCode().number();
  }
}
