package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.MeshFailure;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The interests in one mesh that are told of it. Those whose contexts share an event loop are told
 * by one task of that loop for some hundreds of them, in order and each on its own context: ten
 * thousand handlers cost a few wake-ups, not ten thousand. Used on one context.
 */
final class Audience {

  private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

  /** How many are told before the loop may do something else. */
  private static final int PER_TURN = 256;

  private final Set<Interest> all = new LinkedHashSet<>();
  private Optional<Seating> seating = Optional.empty();

  /**
   * Who is told how.
   *
   * @param apart those who are told one by one, because their contexts have no loop
   * @param rows those who are told together
   */
  private record Seating(List<Interest> apart, List<Row> rows) {}

  private record Row(EventLoop loop, List<Interest> interests) {

    void tell(MeshFailure failure) {
      try {
        loop.execute(() -> interests.forEach(interest -> interest.tellHere(failure)));
      } catch (RejectedExecutionException closed) {
        LOG.debug("not told, because its Vertx is closed: {}", failure);
      }
    }
  }

  boolean contains(Interest interest) {
    return all.contains(interest);
  }

  void addAll(Collection<Interest> newcomers) {
    all.addAll(newcomers);
    seating = Optional.empty();
  }

  void remove(Interest interest) {
    if (all.remove(interest)) {
      seating = Optional.empty();
    }
  }

  int size() {
    return all.size();
  }

  Stream<Interest> stream() {
    return all.stream();
  }

  /** Tells each what of {@code failure} concerns its ranks. */
  void tell(MeshFailure failure) {
    if (seating.isEmpty()) {
      seating = Optional.of(seat());
    }
    seating.get().rows().forEach(row -> row.tell(failure));
    seating.get().apart().forEach(interest -> interest.tell(failure));
  }

  private Seating seat() {
    List<Interest> apart = new ArrayList<>();
    Map<EventLoop, List<Interest>> byLoop = new LinkedHashMap<>();
    for (Interest interest : all) {
      interest
          .loop()
          .map(loop -> byLoop.computeIfAbsent(loop, first -> new ArrayList<>()))
          .orElse(apart)
          .add(interest);
    }
    List<Row> rows = new ArrayList<>();
    byLoop.forEach(
        (loop, interests) -> {
          for (int from = 0; from < interests.size(); from += PER_TURN) {
            int to = Math.min(interests.size(), from + PER_TURN);
            rows.add(new Row(loop, List.copyOf(interests.subList(from, to))));
          }
        });
    return new Seating(apart, rows);
  }
}
