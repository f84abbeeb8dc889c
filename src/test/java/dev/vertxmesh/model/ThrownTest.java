package dev.vertxmesh.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ThrownTest {

  /** An exception none of whose methods can be trusted. */
  private static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no message");
    }

    @Override
    public synchronized Throwable getCause() {
      throw new IllegalStateException("no cause");
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw new IllegalStateException("no stack");
    }
  }

  @Test
  @DisplayName("class, message and frames are kept, causes nearest first")
  void evidence() {
    Throwable root = new IllegalArgumentException("root");
    Thrown thrown = Thrown.of(new IllegalStateException("top", new RuntimeException("mid", root)));
    assertThat(thrown).hasToString("java.lang.IllegalStateException: top");
    assertThat(thrown.causes()).extracting(Thrown::message).containsExactly("mid", "root");
    assertThat(thrown.stack().get(0)).contains("ThrownTest.evidence");
  }

  @Test
  @DisplayName("it is bounded: 4,096 characters, 32 frames, 8 causes")
  void bounded() {
    Throwable chain = new RuntimeException("x".repeat(5_000));
    StackTraceElement frame = new StackTraceElement("Type", "method", "File", 1);
    StackTraceElement[] deep = new StackTraceElement[100];
    Arrays.fill(deep, frame);
    for (int depth = 0; depth < 20; depth++) {
      chain = new RuntimeException("x".repeat(5_000), chain);
      chain.setStackTrace(deep);
    }
    Thrown thrown = Thrown.of(chain);
    assertThat(thrown.message()).hasSize(4_096);
    assertThat(thrown.stack()).hasSize(32);
    assertThat(thrown.causes()).hasSize(8).allMatch(cause -> cause.causes().isEmpty());
  }

  @Test
  @DisplayName("an exception whose methods throw is evidence all the same")
  void hostile() {
    Thrown thrown = Thrown.of(new Hostile());
    assertThat(thrown.type()).isEqualTo(Hostile.class.getName());
    assertThat(thrown.message())
        .isEqualTo("(its getMessage threw java.lang.IllegalStateException)");
    assertThat(thrown.stack()).isEmpty();
    assertThat(thrown.causes()).isEmpty();
  }

  @Test
  @DisplayName("without a message the class alone is the text")
  void withoutMessage() {
    assertThat(Thrown.of(new RuntimeException())).hasToString("java.lang.RuntimeException");
  }
}
