package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.protocol.Refusal;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FailuresTest {

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new IllegalArgumentException("bad"), ExitCode.USAGE),
        Arguments.of(Refusal.NOT_FOUND.because("bad"), ExitCode.NOT_FOUND),
        Arguments.of(Refusal.CONFLICT.because("bad"), ExitCode.CONFLICT),
        Arguments.of(Refusal.FORBIDDEN.because("bad"), ExitCode.USAGE),
        Arguments.of(Refusal.UNAVAILABLE.because("bad"), ExitCode.UNAVAILABLE),
        Arguments.of(Refusal.FAILED.because("bad"), ExitCode.FAILED),
        Arguments.of(new ReplyException(ReplyFailure.TIMEOUT, "bad"), ExitCode.UNAVAILABLE),
        Arguments.of(new IllegalStateException("bad"), ExitCode.FAILED));
  }

  @ParameterizedTest
  @MethodSource("failures")
  @DisplayName("CX-1 each kind of failure has its exit code, also as the cause of another")
  void codes(Throwable failure, ExitCode code) {
    assertThat(Failures.explain(failure).exitCode()).isEqualTo(code);
    CliException outer = Failures.explain(new IllegalStateException("while spawning", failure));
    assertThat(outer.exitCode()).isEqualTo(code);
    assertThat(outer).hasMessageStartingWith("while spawning");
  }

  @Test
  @DisplayName("CX-1 a failure without a message is told by its class")
  void noMessage() {
    assertThat(Failures.explain(new ArithmeticException()))
        .hasMessageContaining("ArithmeticException");
  }
}
