package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.real.FaultRounds.Victim;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code -Dfaults.rounds} says how many rounds, {@code -Dfaults.seed} which: the same seed kills
 * the same in the same order.
 */
@DisplayName("F3: any one process of a running mesh is killed at a random moment, again and again")
class FaultRoundsIT {

  private static final Logger LOG = LoggerFactory.getLogger(FaultRoundsIT.class);
  private static final int DECK = 50;
  private static final int HOSTS = 4;
  private static final int CONTROLLERS = 3;
  private static final int SUBSCRIBERS = 5;

  @TempDir private static Path directory;

  @Test
  @DisplayName("F3 no orphan, no lost failure, nothing told twice; the registry says what runs")
  void rounds() {
    int rounds = Integer.getInteger("faults.rounds", DECK);
    long seed = Long.getLong("faults.seed", System.nanoTime());
    LOG.info("faults.seed={} faults.rounds={}", seed, rounds);
    Random random = new Random(seed);
    try (FaultRounds faults = new FaultRounds(directory, random.nextLong())) {
      List<Victim> deck = new ArrayList<>();
      try {
        for (int round = 1; round <= rounds; round++) {
          if (deck.isEmpty()) {
            deck.addAll(shuffled(random));
          }
          Stopwatch watch = Stopwatch.start();
          Victim victim = deck.remove(0);
          faults.round(victim);
          watch.log("round " + round + ", " + victim);
        }
      } finally {
        LOG.info(
            "F3 figures: seed {}, rounds {}, kills {}, failures told {}, told twice {}, lost {},"
                + " processes left over {}",
            seed,
            faults.kills().values().stream().mapToInt(Integer::intValue).sum(),
            faults.kills(),
            faults.count(),
            faults.twice().size(),
            faults.lost().size(),
            faults.leftOver().size());
      }
      assertThat(faults.twice()).isEmpty();
      assertThat(faults.lost()).isEmpty();
      assertThat(faults.leftOver()).isEmpty();
    }
  }

  /** Each kind occurs in every deck; what is dear to replace does so seldom. */
  private static List<Victim> shuffled(Random random) {
    List<Victim> deck = new ArrayList<>();
    deck.addAll(Collections.nCopies(HOSTS, Victim.HOST));
    deck.addAll(Collections.nCopies(CONTROLLERS, Victim.CONTROLLER));
    deck.addAll(Collections.nCopies(SUBSCRIBERS, Victim.SUBSCRIBER));
    deck.addAll(Collections.nCopies(DECK - deck.size(), Victim.WORKER));
    Collections.shuffle(deck, random);
    return deck;
  }
}
