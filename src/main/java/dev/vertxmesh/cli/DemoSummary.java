package dev.vertxmesh.cli;

import dev.vertxmesh.cli.Console.Colour;
import dev.vertxmesh.shape.Ranks;
import java.util.List;

/**
 * What the demo measured.
 *
 * @param startMilliseconds from the start of the demo until the last actor ran
 * @param noticeMilliseconds from the kill until the subscriber was told
 * @param lost the ranks that were told to have failed
 * @param processes how many processes the demo had
 */
record DemoSummary(long startMilliseconds, long noticeMilliseconds, Ranks lost, int processes) {

  DemoSummary withKill(long milliseconds, Ranks ranks) {
    return new DemoSummary(startMilliseconds, milliseconds, ranks, processes);
  }

  void print(Console console, Stopwatch all, List<Long> left) {
    console.line("");
    console.line(console.paint(Colour.BOLD, "Summary"));
    console.line("start until every actor ran   " + startMilliseconds + " ms");
    console.line("kill until the notice         " + noticeMilliseconds + " ms");
    console.line("ranks lost                    " + lost);
    console.line("processes left over           %d of %d".formatted(left.size(), processes));
    console.line("the whole demo                " + all.seconds());
  }
}
