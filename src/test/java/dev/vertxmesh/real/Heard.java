package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Handler;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** What an owner or a subscriber was told, in order. */
final class Heard implements Handler<MeshFailure> {

  private final List<MeshFailure> failures = new CopyOnWriteArrayList<>();

  @Override
  public void handle(MeshFailure failure) {
    failures.add(failure);
  }

  /** All of it. */
  List<MeshFailure> all() {
    return List.copyOf(failures);
  }

  /** What it was told of that kind. */
  List<MeshFailure> of(Kind kind) {
    return failures.stream().filter(failure -> failure.event().kind() == kind).toList();
  }

  /** The ranks of which it was told that; a rank that was told twice fails the test. */
  Ranks ranks(Kind kind) {
    Ranks ranks = Ranks.none();
    for (MeshFailure failure : of(kind)) {
      assertThat(ranks.intersects(failure.ranks())).as("%s once each", failures).isFalse();
      ranks = ranks.union(failure.ranks());
    }
    return ranks;
  }

  /** Until it was told that of exactly these ranks. */
  void await(Kind kind, Ranks ranks) {
    await(kind, ranks, RealCluster.GENEROUS);
  }

  /** Until it was told that of exactly these ranks, and no later than that. */
  void await(Kind kind, Ranks ranks, Duration within) {
    Awaitility.await(kind + " " + ranks)
        .atMost(within)
        .untilAsserted(() -> assertThat(ranks(kind)).as("%s", failures).isEqualTo(ranks));
  }

  /** Until it was told that of the whole mesh. */
  void await(Kind kind) {
    await(kind, RealCluster.GENEROUS);
  }

  /** Until it was told that of the whole mesh, and no later than that. */
  void await(Kind kind, Duration within) {
    Awaitility.await(kind.toString())
        .atMost(within)
        .untilAsserted(() -> assertThat(of(kind)).as("%s", failures).isNotEmpty());
  }

  /** What it was told of the end of a rank. */
  MeshFailure end(int rank) {
    return failures.stream()
        .filter(failure -> failure.event().isEnd() && failure.ranks().contains(rank))
        .findFirst()
        .orElseThrow();
  }
}
