package dev.vertxmesh.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "completion",
    description = {
      "Prints a script that lets the shell complete the command.",
      "Verbs, options, and the names of meshes, hosts and procs that run. One script serves both",
      "shells."
    },
    footer = {
      "",
      "Example:",
      "  source <(mesh completion bash)",
      "  mesh completion zsh > ~/.mesh-completion && echo 'source ~/.mesh-completion' >> ~/.zshrc"
    })
final class CompletionVerb extends Verb {

  /** The shells that there is a script for. */
  enum Shell {
    BASH,
    ZSH;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SHELL", description = "One of: ${COMPLETION-CANDIDATES}.")
  private Shell shell;

  CompletionVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    tools()
        .console()
        .line(
            CompletionScript.of(spec.root().commandLine()).stripTrailing()
                + "\n# This was for "
                + shell
                + ": source <(mesh completion "
                + shell
                + ")");
    return ExitCode.OK;
  }
}
