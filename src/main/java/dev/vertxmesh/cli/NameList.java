package dev.vertxmesh.cli;

import dev.vertxmesh.admin.view.ClusterView;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;

/** Prints names of what runs, for scripts and for completion (CX-11). */
final class NameList {
  private static final long LIMIT_MILLISECONDS = 4000;

  private final Tools tools;
  private final Settings settings;
  private final ApiChoice api;

  NameList(Tools tools, Settings settings, ApiChoice api) {
    this.tools = tools;
    this.settings = settings;
    this.api = api;
  }

  /** Prints what is found, or gives up soon. */
  <R> ExitCode print(Function<ClusterView, Future<List<R>>> rows, Function<R, String> name) {
    List<R> all =
        new Glimpse<>(tools, tools.platform().look(settings, api), ClusterView::close)
            .ask(LIMIT_MILLISECONDS, rows)
            .orElseThrow(
                () ->
                    new CliException(
                        ExitCode.UNAVAILABLE,
                        "no cluster answered within " + LIMIT_MILLISECONDS + " ms."));
    all.stream().map(name).forEach(tools.console()::line);
    return ExitCode.OK;
  }
}
