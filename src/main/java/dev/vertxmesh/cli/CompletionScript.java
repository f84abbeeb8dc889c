package dev.vertxmesh.cli;

import picocli.AutoComplete;
import picocli.CommandLine;

/** The completion script of the command, for bash and, by its bash emulation, for zsh. */
final class CompletionScript {
  private static final String ALL_CANDIDATES = "  options=(\"$@\")\n";

  private static final String WITH_NAMES =
      """
        local given
        for given in "$@"; do
          case "$given" in
            mesh:*) options+=($(_mesh_names "${given#mesh:}")) ;;
            *) options+=("$given") ;;
          esac
        done
      """;

  private static final String NAMES =
      """
      # Names of what runs in the cluster that the command line names; none if no cluster answers.
      function _mesh_names() {
        local IFS=$' \\t\\n' words=() word wanted=""
        for word in $(echo "$COMP_LINE"); do
          if [ -n "$wanted" ]; then
            words+=("$word")
            wanted=""
          else
            case "$word" in
              --cluster|--members|--config|--set) words+=("$word"); wanted=yes ;;
              --cluster=*|--members=*|--config=*|--set=*) words+=("$word") ;;
            esac
          fi
        done
        "${COMP_WORDS[0]}" "$1" --names "${words[@]}" 2>/dev/null
      }

      """;

  private CompletionScript() {}

  /** The script for a command and all its verbs. */
  static String of(CommandLine mesh) {
    String script = wholeWords(AutoComplete.bash(mesh.getCommandName(), mesh));
    int start = script.indexOf("function compReplyArray()");
    if (start < 0 || !script.contains(ALL_CANDIDATES)) {
      throw new IllegalStateException("the completion script has another form than it had");
    }
    return script.substring(0, start)
        + NAMES
        + script.substring(start).replace(ALL_CANDIDATES, WITH_NAMES);
  }

  /** A value that is part of an option's name is not that option. */
  private static String wholeWords(String script) {
    return script
        .replace("Options}\" =~ ${previousWord} ]]", "Options}\" == *\"'${previousWord}'\"* ]]")
        .replace("WithArgs}\" =~ ${previousWord} ]]", "WithArgs}\" == *\"'${previousWord}'\"* ]]");
  }
}
