package dev.vertxmesh.cli;

import dev.vertxmesh.cli.DrillWatch.Told;
import dev.vertxmesh.protocol.DrillBegun;
import dev.vertxmesh.settings.DurationText;
import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.station.Ticker;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Has a fault performed on purpose, and measures how late it is noticed. */
final class Drill {
  private static final long SECOND_MILLIS = 1000;
  private static final int SECONDS_BETWEEN_REMARKS = 5;
  private static final int BOUNDS_OF_PATIENCE = 2;

  private final Tools tools;
  private final Settings settings;
  private final boolean json;

  Drill(Tools tools, Settings settings, boolean json) {
    this.tools = tools;
    this.settings = settings;
    this.json = json;
  }

  ExitCode perform(DrillOrder order) {
    try (Visit<ClusterHands> visit = Visit.act(tools, settings)) {
      DrillResult result = perform(order, visit, visit.cluster().drills());
      if (json) {
        tools.console().line(result.json().encodePrettily());
      } else {
        result.print(tools.console());
      }
      if (!result.complaint().isEmpty()) {
        tools.console().error(result.complaint());
      }
      return result.exitCode();
    }
  }

  private DrillResult perform(DrillOrder order, Visit<ClusterHands> visit, DrillGround ground) {
    String mesh = order.mesh();
    DrillWatch watch = new DrillWatch(order.fault(), Ticker.system());
    visit.await("subscribing to mesh " + mesh, ground.listen(mesh, watch::hear));
    watch.ordered();
    DrillBegun begun = visit.await("ordering the " + order.word(), ground.begin(order));
    watch.begun(begun.rank());
    tools
        .console()
        .remark(
            "Drill: %s of rank %d of mesh %s; it must be noticed within %s."
                .formatted(order.word(), begun.rank(), mesh, DurationText.spoken(begun.within())));
    Optional<Told> told = await(watch, begun);
    Duration waited = told.map(Told::measured).orElseGet(watch::elapsed);
    return new DrillResult(
        begun, told, waited, visit.await("asking mesh " + mesh, ground.ranks(mesh)));
  }

  private Optional<Told> await(DrillWatch watch, DrillBegun begun) {
    Duration patience = begun.within().multipliedBy(BOUNDS_OF_PATIENCE);
    for (int seconds = 1; true; seconds++) {
      Duration left = patience.minus(watch.elapsed());
      long wait = Math.max(1, Math.min(SECOND_MILLIS, left.toMillis()));
      Optional<Told> told = within(wait, watch.told(), begun);
      if (told.isPresent() || left.compareTo(Duration.ofMillis(SECOND_MILLIS)) <= 0) {
        return told;
      }
      if (seconds == 1 || seconds % SECONDS_BETWEEN_REMARKS == 0) {
        tools
            .console()
            .remark(
                "waiting for the notice … %d s of %s"
                    .formatted(seconds, DurationText.spoken(begun.within())));
      }
    }
  }

  private Optional<Told> within(long milliseconds, Future<Told> told, DrillBegun begun) {
    try {
      return tools.waiter().within(milliseconds, told);
    } catch (CliException interrupted) {
      if (interrupted.exitCode() != ExitCode.INTERRUPTED || begun.lasting().isZero()) {
        throw interrupted;
      }
      throw new CliException(
          ExitCode.INTERRUPTED,
          "interrupted. The fault is undone by itself, %s after its beginning."
              .formatted(DurationText.spoken(begun.lasting())),
          interrupted);
    }
  }
}
