package dev.vertxmesh.bench;

import java.util.Locale;
import java.util.Random;

/** In which order the ranks of a mesh change, one after the other. */
public enum ChangeOrder {
  /** Every second rank, then the others: the most runs that there can be. */
  ALTERNATING {
    @Override
    int[] order(int ranks) {
      int[] order = new int[ranks];
      for (int place = 0; place < ranks; place++) {
        int evens = (ranks + 1) / 2;
        order[place] = place < evens ? 2 * place : 2 * (place - evens) + 1;
      }
      return order;
    }
  },
  /** Any order, the same at each run. */
  RANDOM {
    @Override
    int[] order(int ranks) {
      int[] order = ALTERNATING.order(ranks);
      Random random = new Random(SEED);
      for (int place = ranks - 1; place > 0; place--) {
        int other = random.nextInt(place + 1);
        int rank = order[place];
        order[place] = order[other];
        order[other] = rank;
      }
      return order;
    }
  };

  private static final long SEED = 1;

  /** In lower case. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Each rank once. */
  abstract int[] order(int ranks);
}
