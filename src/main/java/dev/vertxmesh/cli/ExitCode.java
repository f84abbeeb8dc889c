package dev.vertxmesh.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** How a verb ended, for scripts. The numbers are a contract; {@code --help} lists them. */
enum ExitCode {
  OK(0, "it was done"),
  FAILED(1, "it was begun and failed, or something that was watched has failed"),
  USAGE(2, "the command line, a setting or a file that it names is wrong"),
  UNAVAILABLE(3, "no host of the cluster answers"),
  NOT_FOUND(4, "what was named does not exist"),
  CONFLICT(5, "a name or a port is taken, or what was named is not in the state for that"),
  NOTICED_LATE(6, "a drill: the fault was noticed later than the bound"),
  UNNOTICED(7, "a drill: the fault was not noticed within twice the bound"),
  INTERRUPTED(130, "it was interrupted before it was done");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  int number() {
    return number;
  }

  /** Number → meaning, as the help prints them. */
  static Map<String, String> meanings() {
    return Arrays.stream(values())
        .collect(
            Collectors.toMap(
                code -> " " + code.number,
                code -> code.meaning,
                (one, other) -> one,
                LinkedHashMap::new));
  }
}
