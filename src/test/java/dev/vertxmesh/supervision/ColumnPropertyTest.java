package dev.vertxmesh.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Column against an array of one number for each rank")
class ColumnPropertyTest {

  /** The same number for some neighbours. */
  record Fill(int start, int end, long value) {}

  @Property(tries = 500)
  @Label("SU-15 numbers, runs, and whether all are the same, are those of the array")
  void likeArray(@ForAll("numbers") long initial, @ForAll("fills") List<Fill> fills) {
    Column column = new Column(initial);
    long[] array = new long[Chunk.SIZE];
    Arrays.fill(array, initial);
    for (Fill fill : fills) {
      column.fill(fill.start(), fill.end(), fill.value());
      Arrays.fill(array, fill.start(), fill.end(), fill.value());
      boolean same = LongStream.of(array).distinct().count() == 1;
      assertThat(column.isUniform()).isEqualTo(same);
      for (int offset = 0; offset < Chunk.SIZE; offset++) {
        assertThat(column.get(offset)).isEqualTo(array[offset]);
      }
    }
    for (int offset = 0; offset < Chunk.SIZE; offset++) {
      for (int end : new int[] {offset + 1, Math.min(offset + 7, Chunk.SIZE), Chunk.SIZE}) {
        assertThat(column.endOfAlike(offset, end)).isEqualTo(endOfAlike(array, offset, end));
      }
    }
  }

  private static int endOfAlike(long[] array, int offset, int end) {
    int alike = offset + 1;
    while (alike < end && array[alike] == array[offset]) {
      alike++;
    }
    return alike;
  }

  @Provide
  Arbitrary<Long> numbers() {
    return Arbitraries.of(
        0L, 1L, -1L, 127L, 128L, 254L, 255L, 300L, Long.MAX_VALUE, Long.MIN_VALUE);
  }

  @Provide
  Arbitrary<List<Fill>> fills() {
    Arbitrary<Integer> bounds =
        Arbitraries.oneOf(
            Arbitraries.of(0, 1, Chunk.SIZE - 1, Chunk.SIZE),
            Arbitraries.integers().between(0, Chunk.SIZE));
    return Combinators.combine(bounds, bounds, numbers())
        .as((one, other, value) -> new Fill(Math.min(one, other), Math.max(one, other), value))
        .filter(fill -> fill.start() < fill.end())
        .list()
        .ofMaxSize(8);
  }
}
