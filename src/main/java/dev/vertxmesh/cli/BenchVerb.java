package dev.vertxmesh.cli;

import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "bench",
    description = {
      "Measures how fast faults are told and meshes are made, each beside its floor: what bare",
      "Vert.x or the JVM takes for the same in the same run. A target that is missed is shown, and",
      "fails nothing. The report is left in target/bench. Runs in the source tree alone."
    },
    footer = {"", "Example:", "  mesh bench J1 J3", "  mesh bench --quick --json"})
final class BenchVerb extends Verb {

  @Parameters(paramLabel = "JOB", arity = "0..*", description = "J1 to J10; all if none is given.")
  private List<String> jobs = List.of();

  @Option(
      names = "--quick",
      description = "Smallest sizes and few samples: shows that they run, not how fast.")
  private boolean quick;

  @Mixin private JsonOption json;

  BenchVerb(Tools tools) {
    super(tools);
  }

  @Override
  ExitCode run() {
    Benchmarks benchmarks =
        ServiceLoader.load(Benchmarks.class)
            .findFirst()
            .orElseThrow(
                () ->
                    new CliException(
                        ExitCode.UNAVAILABLE,
                        "the benchmarks are in the source tree; run `launcher/mesh bench` there."));
    boolean complete = benchmarks.run(jobs, quick, json.wanted(), tools().console().answers());
    return complete ? ExitCode.OK : ExitCode.FAILED;
  }
}
