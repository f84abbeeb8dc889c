package dev.vertxmesh.host.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What to start, and how. Values are taken as they are: what may be started is decided by the
 * host's configuration, before a plan is made.
 *
 * @param name names the JVM in errors, threads and log files ({@code <name>.out}, {@code
 *     <name>.err}): letters, digits and {@code ._@:+=,-}, at most 200
 * @param mainClass the class to run
 * @param classPath its class path, not empty unless {@code command} is given
 * @param jvmOptions flags before the class; {@code ${logs}} and {@code ${name}} are filled in
 * @param arguments what the main method gets
 * @param environment is added to this JVM's own environment, less its secrets (LA-11)
 * @param logDirectory where the log files go; made if missing
 * @param javaExecutable the {@code java} to run
 * @param command runs in place of all the above, word by word, if present
 * @param readyTimeout how long until READY; zero waits for ever (behaviour B 26)
 * @param background whether all else on the machine goes before it, where there is {@code nice}
 */
public record LaunchPlan(
    String name,
    String mainClass,
    List<String> classPath,
    List<String> jvmOptions,
    List<String> arguments,
    Map<String, String> environment,
    Path logDirectory,
    Path javaExecutable,
    Optional<List<String>> command,
    Duration readyTimeout,
    boolean background) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._@:+=,-]{0,199}");

  /**
   * Copies the lists, and refuses what cannot be started.
   *
   * @throws IllegalArgumentException if the name is no file name, there is nothing to run, or the
   *     timeout is negative
   */
  public LaunchPlan {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' cannot name a JVM and its log files: use 1 to 200 of A-Z a-z 0-9 ._@:+=,-");
    }
    if (command.isPresent() && command.get().isEmpty()) {
      throw new IllegalArgumentException("The command of '" + name + "' is empty: name a program");
    }
    if (command.isEmpty() && (mainClass.isBlank() || classPath.isEmpty())) {
      throw new IllegalArgumentException(
          "The plan for '"
              + name
              + "' runs nothing: give a main class and a class path, or a command");
    }
    if (readyTimeout.isNegative()) {
      throw new IllegalArgumentException(
          "The ready timeout of '"
              + name
              + "' is "
              + readyTimeout
              + ": give zero (for ever) or more");
    }
    Objects.requireNonNull(logDirectory, "logDirectory");
    Objects.requireNonNull(javaExecutable, "javaExecutable");
    classPath = List.copyOf(classPath);
    jvmOptions = List.copyOf(jvmOptions);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    command = command.map(List::copyOf);
  }

  /** A plan with the standard JVM options, this JVM's own {@code java}, and 30 s until ready. */
  public static Builder of(String name, Path logDirectory) {
    return new Builder(name, logDirectory);
  }

  /** The same, with these flags in place of its own. */
  LaunchPlan withOptions(List<String> flags) {
    return new LaunchPlan(
        name,
        mainClass,
        classPath,
        flags,
        arguments,
        environment,
        logDirectory,
        javaExecutable,
        command,
        readyTimeout,
        background);
  }

  /** Where a JVM with the standard options leaves a report if it crashes. */
  Path crashReport() {
    return logDirectory.resolve(name + ".hs_err.log");
  }

  /** The words to execute. */
  public List<String> commandLine() {
    return command.orElseGet(this::javaCommand);
  }

  private List<String> javaCommand() {
    List<String> words = new ArrayList<>();
    words.add(javaExecutable.toString());
    jvmOptions.forEach(option -> words.add(filledIn(option)));
    words.add("-cp");
    words.add(String.join(java.io.File.pathSeparator, classPath));
    words.add(mainClass);
    words.addAll(arguments);
    return words;
  }

  private String filledIn(String option) {
    return option.replace("${logs}", logDirectory.toString()).replace("${name}", name);
  }

  /** Collects the parts of a plan. */
  public static final class Builder {
    private final String name;
    private final Path logDirectory;
    private String mainClass = "";
    private List<String> classPath = List.of();
    private List<String> jvmOptions = WorkerJvmOptions.standard();
    private List<String> arguments = List.of();
    private Map<String, String> environment = Map.of();
    private Path javaExecutable = Path.of(System.getProperty("java.home"), "bin", "java");
    private Optional<List<String>> command = Optional.empty();
    private Duration readyTimeout = Duration.ofSeconds(30);
    private boolean background;

    private Builder(String name, Path logDirectory) {
      this.name = Objects.requireNonNull(name, "name");
      this.logDirectory = Objects.requireNonNull(logDirectory, "logDirectory");
    }

    /** Runs this class from this class path. */
    public Builder runs(String mainClass, List<String> classPath) {
      this.mainClass = mainClass;
      this.classPath = classPath;
      return this;
    }

    /** Replaces the standard JVM options. */
    public Builder withJvmOptions(List<String> jvmOptions) {
      this.jvmOptions = jvmOptions;
      return this;
    }

    /** Hands these to the main method. */
    public Builder withArguments(List<String> arguments) {
      this.arguments = arguments;
      return this;
    }

    /** Adds these to this JVM's own environment. */
    public Builder withEnvironment(Map<String, String> environment) {
      this.environment = environment;
      return this;
    }

    /** Runs another {@code java}. */
    public Builder withJavaExecutable(Path javaExecutable) {
      this.javaExecutable = javaExecutable;
      return this;
    }

    /** Runs this command in place of a JVM. */
    public Builder replacedBy(List<String> command) {
      this.command = Optional.of(command);
      return this;
    }

    /** Waits this long for READY; zero waits for ever. */
    public Builder withReadyTimeout(Duration readyTimeout) {
      this.readyTimeout = readyTimeout;
      return this;
    }

    /** Lets all else on the machine go before it. */
    public Builder inBackground() {
      this.background = true;
      return this;
    }

    /**
     * The plan.
     *
     * @throws IllegalArgumentException as the plan's constructor says
     */
    public LaunchPlan build() {
      return new LaunchPlan(
          name,
          mainClass,
          classPath,
          jvmOptions,
          arguments,
          environment,
          logDirectory,
          javaExecutable,
          command,
          readyTimeout,
          background);
    }
  }
}
