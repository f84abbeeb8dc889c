package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A bash with the completion script of the command. */
final class BashCompletion {
  private BashCompletion() {}

  /** What bash offers for the last word; fails if anything was written to stderr. */
  static String offers(Path script, Path mesh, String line)
      throws IOException, InterruptedException {
    String program =
        """
        compopt() { :; }
        source "$1"; mesh=$2; line=$3
        COMP_WORDS=("$mesh" $line); case "$line" in *" ") COMP_WORDS+=("") ;; esac
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE="$mesh $line"; COMP_POINT=${#COMP_LINE}
        _complete_mesh
        echo "${COMPREPLY[@]}"
        """;
    Path errors = script.resolveSibling("errors");
    Process bash =
        new ProcessBuilder("bash", "-c", program, "bash", script.toString(), mesh.toString(), line)
            .redirectError(errors.toFile())
            .start();
    String answer = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(errors).isEmptyFile();
    return answer;
  }
}
