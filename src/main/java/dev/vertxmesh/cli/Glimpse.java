package dev.vertxmesh.cli;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * A short stay in a cluster that may not answer: one question, no remarks, and it is left. What is
 * composed with the leaving would never end: it ends the event loops that bring the answer (CX-11).
 *
 * @param <C> what can be asked there
 */
final class Glimpse<C> {
  private static final Duration LEAVE_DEADLINE = Duration.ofSeconds(5);

  private final Tools tools;
  private final Future<C> joining;
  private final Function<C, Future<Void>> leave;

  Glimpse(Tools tools, Future<C> joining, Function<C, Future<Void>> leave) {
    this.tools = tools;
    this.joining = joining;
    this.leave = leave;
  }

  /**
   * The answer, if it comes in time.
   *
   * @throws CliException if the cluster cannot be joined, or the question fails
   */
  <T> Optional<T> ask(long limitMilliseconds, Function<C, Future<T>> question) {
    AtomicReference<C> joined = new AtomicReference<>();
    Future<T> answer =
        joining.compose(
            cluster -> {
              joined.set(cluster);
              return question.apply(cluster);
            });
    try {
      return tools.waiter().within(limitMilliseconds, answer);
    } finally {
      Optional.ofNullable(joined.get()).ifPresent(this::leave);
    }
  }

  /** That it cannot leave is no matter: this JVM ends anyway. */
  private void leave(C cluster) {
    try {
      tools.waiter().finish("leaving the cluster", LEAVE_DEADLINE, leave.apply(cluster));
    } catch (CliException stuck) {
      tools.console().detail(stuck.getMessage());
    }
  }
}
