package dev.vertxmesh.host.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the process of a plan: in a session of its own where {@code setsid} exists, output to
 * files, nothing to read. Blocks.
 */
final class ProcessStarter {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessStarter.class);

  private static final List<String> LOWEST_PRIORITY = List.of("-n", "19");

  private final Optional<Path> setsid;
  private final Optional<Path> nice;

  ProcessStarter(String searchPath) {
    this.setsid = find("setsid", searchPath);
    this.nice = find("nice", searchPath);
  }

  StartedProcess start(LaunchPlan plan, Map<String, String> lifelineEnvironment) {
    try {
      Path directory = Files.createDirectories(plan.logDirectory());
      LogTail out = LogTail.fromNowOn(directory.resolve(plan.name() + ".out"));
      LogTail err = LogTail.fromNowOn(directory.resolve(plan.name() + ".err"));
      ProcessBuilder builder =
          new ProcessBuilder(inOwnSession(plan.name(), words(plan)))
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(out.file().toFile()))
              .redirectError(ProcessBuilder.Redirect.appendTo(err.file().toFile()));
      InheritedEnvironment.removeSecrets(builder.environment());
      builder.environment().putAll(plan.environment());
      builder.environment().putAll(lifelineEnvironment);
      return new StartedProcess(builder.start(), setsid.isPresent(), out, err);
    } catch (IOException e) {
      throw new LaunchException("Cannot start '" + plan.name() + "': " + e.getMessage(), e);
    }
  }

  private List<String> words(LaunchPlan plan) {
    List<String> words = new ArrayList<>();
    if (plan.background() && nice.isPresent()) {
      words.add(nice.get().toString());
      words.addAll(LOWEST_PRIORITY);
    }
    words.addAll(plan.commandLine());
    return words;
  }

  /**
   * {@code setsid} replaces itself by the command, so that the pid is the command's and its
   * group's.
   */
  private List<String> inOwnSession(String name, List<String> command) {
    if (setsid.isEmpty()) {
      LOG.debug("No setsid on this machine: '{}' shares this JVM's session", name);
      return command;
    }
    List<String> words = new ArrayList<>();
    words.add(setsid.get().toString());
    words.addAll(command);
    return words;
  }

  private static Optional<Path> find(String program, String searchPath) {
    return Arrays.stream(searchPath.split(File.pathSeparator))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
