package dev.vertxmesh.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Builds a {@link ValueMesh} from rank 0 upwards, compressing as it goes. */
final class ValueMeshBuilder<T> {
  private final List<T> table = new ArrayList<>();
  private final Map<T, Integer> slotsByValue = new HashMap<>();
  private int[] ends = new int[4];
  private int[] slots = new int[4];
  private int runs;

  /** How many ranks have a value so far, which is also the next rank. */
  int ranks() {
    return runs == 0 ? 0 : ends[runs - 1];
  }

  /**
   * Gives a value to each rank from the next one to just below {@code end}, which must be beyond
   * it.
   */
  ValueMeshBuilder<T> appendUntil(int end, T value) {
    int slot = slot(value);
    if (runs > 0 && slots[runs - 1] == slot) {
      ends[runs - 1] = end;
      return this;
    }
    if (runs == ends.length) {
      ends = Arrays.copyOf(ends, 2 * runs);
      slots = Arrays.copyOf(slots, 2 * runs);
    }
    ends[runs] = end;
    slots[runs] = slot;
    runs++;
    return this;
  }

  /** The mesh; there must be at least one rank. */
  ValueMesh<T> build() {
    return new ValueMesh<>(
        List.copyOf(table), Arrays.copyOf(ends, runs), Arrays.copyOf(slots, runs));
  }

  private int slot(T value) {
    Objects.requireNonNull(value, "a value of a mesh");
    return slotsByValue.computeIfAbsent(
        value,
        unseen -> {
          table.add(unseen);
          return table.size() - 1;
        });
  }
}
