package dev.vertxmesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LineSplitterTest {

  private final LineSplitter splitter = new LineSplitter();

  @Test
  @DisplayName("Lines are whole wherever the parts end")
  void parts() {
    assertThat(splitter.add("on")).isEmpty();
    assertThat(splitter.add("e\ntwo\r\n\nthr")).containsExactly("one", "two", "");
    assertThat(splitter.add("ee")).isEmpty();
    assertThat(splitter.end()).containsExactly("three");
    assertThat(splitter.end()).isEmpty();
  }

  @Test
  @DisplayName("The last of few lines are all of them")
  void last() {
    assertThat(LineSplitter.last(2, List.of("a", "b", "c"))).containsExactly("b", "c");
    assertThat(LineSplitter.last(9, List.of("a"))).containsExactly("a");
    assertThat(LineSplitter.last(0, List.of("a"))).isEmpty();
  }
}
