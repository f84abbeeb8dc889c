package dev.vertxmesh.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "scores", "A.b_c-9", "9lives"})
  @DisplayName("letters, digits, dots, underscores and hyphens are taken")
  void legal(String name) {
    assertThat(Names.require("mesh name", name)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-a", ".a", "a b", "a/b", "a\nb", "ä", "a$"})
  @DisplayName("any other character, or another beginning, is refused with what to use")
  void illegal(String name) {
    assertThatThrownBy(() -> Names.require("mesh name", name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mesh name '")
        .hasMessageEndingWith("and begin with a letter or digit")
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @NullAndEmptySource
  @DisplayName("a missing name is named by what it is for")
  void missing(String name) {
    assertThatThrownBy(() -> Names.require("mesh name", name)).hasMessage("mesh name is missing");
  }

  @Test
  @DisplayName("100 characters are the most")
  void length() {
    assertThat(Names.require("id", "x".repeat(100))).hasSize(100);
    assertThatThrownBy(() -> Names.require("id", "x".repeat(101)))
        .hasMessage("id has 101 characters; at most 100 are allowed");
  }
}
