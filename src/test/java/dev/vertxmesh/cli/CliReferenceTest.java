package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

final class CliReferenceTest {
  private static final String MAKES_ITS_OWN_CLUSTERS = "bench";

  private static final Path REFERENCE = Path.of("docs", "cli.md");

  private final CommandLine mesh =
      Main.commandLine(Tools.of(new TestConsole().console(), new StopSignal(), new FakePlatform()));

  @Test
  @DisplayName("CX-13 docs/cli.md is what the verbs declare (-Dgolden.update=true writes it)")
  void golden() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(REFERENCE, page);
    }
    assertThat(REFERENCE).hasContent(page);
  }

  @Test
  @DisplayName(
      "CX-13 each verb has a description, an example that calls it, and documented options")
  void complete() {
    assertThat(verbs()).hasSizeGreaterThan(20);
    assertThat(verbs())
        .allSatisfy(
            verb -> {
              assertThat(verb.usageMessage().description()).isNotEmpty();
              assertThat(verb.usageMessage().footer())
                  .as(verb.qualifiedName())
                  .anyMatch(line -> line.strip().contains(verb.qualifiedName()));
              assertThat(verb.options())
                  .allSatisfy(option -> assertThat(option.description()).isNotEmpty());
            });
  }

  @Test
  @DisplayName("CX-24 each verb is run against a real cluster by some integration test")
  void run() throws IOException {
    StringBuilder tests = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/test/java/dev/vertxmesh/cli"))) {
      for (Path file : files.filter(file -> isIntegrationTest(file)).toList()) {
        tests.append(Files.readString(file));
      }
    }
    assertThat(mesh.getSubcommands().keySet())
        .filteredOn(verb -> !verb.equals(MAKES_ITS_OWN_CLUSTERS))
        .allSatisfy(verb -> assertThat(tests).containsPattern("\"" + verb + "[\" ]"));
  }

  private static boolean isIntegrationTest(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith("IT.java") || name.equals("CommandCluster.java");
  }

  private List<CommandSpec> verbs() {
    return mesh.getSubcommands().values().stream().flatMap(CliReferenceTest::withParts).toList();
  }

  private static Stream<CommandSpec> withParts(CommandLine line) {
    Stream<CommandSpec> own =
        line.getCommandName().equals("help") ? Stream.of() : Stream.of(line.getCommandSpec());
    return Stream.concat(
        own, line.getSubcommands().values().stream().flatMap(CliReferenceTest::withParts));
  }

  private String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Command line

            Made from what the verbs declare; `mesh VERB --help` says the same. `mesh` stands for `launcher/mesh`. Answers go to stdout, all else to stderr; with
            `--json` stdout is JSON alone. Colours appear on a terminal only, and not if `NO_COLOR` is set. Every verb takes `--help`, `--version` and `--debug`,
            which shows the stack of an error. Messages and configurations are given in place, as `@FILE`, or, where a verb says so, as `-` for stdin.

            ## Exit codes

            | code | name | meaning |
            | --- | --- | --- |
            """);
    for (ExitCode code : ExitCode.values()) {
      page.append(
          "| %d | %s | %s |%n"
              .formatted(code.number(), code.name(), ExitCode.meanings().get(" " + code.number())));
    }
    verbs().forEach(verb -> page.append(section(verb)));
    return page.toString();
  }

  private static String section(CommandSpec verb) {
    StringBuilder text = new StringBuilder();
    text.append("\n## ").append(verb.qualifiedName()).append("\n\n");
    text.append(String.join(" ", verb.usageMessage().description())).append("\n\n");
    text.append("```text\n").append(synopsis(verb)).append("\n```\n\n");
    String rows =
        Stream.concat(
                verb.positionalParameters().stream().map(CliReferenceTest::row),
                verb.options().stream()
                    .filter(option -> !option.inherited())
                    .filter(option -> !option.usageHelp() && !option.versionHelp())
                    .map(CliReferenceTest::row))
            .collect(Collectors.joining("\n"));
    if (!rows.isEmpty()) {
      text.append("| argument | meaning |\n| --- | --- |\n").append(rows).append("\n\n");
    }
    return text.append("```text\n").append(examples(verb)).append("\n```\n").toString();
  }

  private static String synopsis(CommandSpec verb) {
    return Arrays.stream(verb.commandLine().getHelp().synopsis(0).split("\\R"))
        .map(String::strip)
        .collect(Collectors.joining(" "))
        .replaceAll(" +", " ")
        .strip();
  }

  private static String row(PositionalParamSpec parameter) {
    return row(parameter.paramLabel(), parameter.description(), "", "");
  }

  private static String row(OptionSpec option) {
    String names =
        String.join(", ", option.names())
            + (option.arity().max() == 0 ? "" : " " + option.paramLabel());
    return row(
        names, option.description(), String.valueOf(option.defaultValue()), enumerated(option));
  }

  private static String enumerated(OptionSpec option) {
    return option.type().isEnum()
        ? Arrays.stream(option.type().getEnumConstants())
            .map(Object::toString)
            .collect(Collectors.joining(", "))
        : "";
  }

  private static String row(String name, String[] description, String byDefault, String values) {
    String meaning =
        String.join(" ", description)
            .replace("${DEFAULT-VALUE}", byDefault)
            .replace("${COMPLETION-CANDIDATES}", values.isEmpty() ? "bash, zsh" : values);
    return "| `" + name.replace("|", "\\|") + "` | " + meaning.replace("|", "\\|") + " |";
  }

  private static String examples(CommandSpec verb) {
    return Arrays.stream(verb.usageMessage().footer())
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.equals("Example:"))
        .collect(Collectors.joining("\n"));
  }
}
