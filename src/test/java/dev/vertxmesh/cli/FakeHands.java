package dev.vertxmesh.cli;

import dev.vertxmesh.Answer;
import dev.vertxmesh.CastResult;
import dev.vertxmesh.admin.view.ProcRow;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What acts on a cluster, without a cluster: remembers what it was asked to do. */
abstract class FakeHands implements ClusterHands {
  /** What was asked of it, in order. */
  final List<String> calls = new ArrayList<>();

  Optional<Throwable> refusal = Optional.empty();
  List<Answer> answers =
      List.of(
          answer("fine"), answer("fine"), answer(new io.vertx.core.json.JsonObject().put("n", 1)));
  CastResult cast = new CastResult(Ranks.range(0, 3), Ranks.none(), List.of());
  Victims victims = new Victims("scores", Ranks.of(1), List.of(), List.of());
  Ranks unkilled = Ranks.none();
  int undrained;

  static Answer answer(Object body) {
    return new Answer(body, "", -1, Optional.empty());
  }

  static Answer missing(String problem) {
    return new Answer(null, problem, 409, Optional.empty());
  }

  static ProcRow worker() {
    return new ProcRow("w0", "workers", 0, 1, "alpha", 18, FakePlatform.NOON);
  }

  private <T> Future<T> unlessRefused(T result) {
    return refusal.<Future<T>>map(Future::failedFuture).orElse(Future.succeededFuture(result));
  }

  @Override
  public Future<Spawned> spawn(ProcsOrder order) {
    calls.add("spawn " + order);
    return unlessRefused(
        new Spawned(order.spawn().name(), "procs", Extent.parse("hosts=2,procs=2")));
  }

  @Override
  public Future<Spawned> spawn(ActorsOrder order) {
    calls.add("spawn " + order);
    return unlessRefused(
        new Spawned(order.spawn().name(), "actors", Extent.parse("hosts=2,actors=2")));
  }

  @Override
  public Future<List<AnswerRow>> ask(RankTarget target, Object body, Duration timeout) {
    calls.add("ask " + target + " " + body.getClass().getSimpleName() + " " + body + " " + timeout);
    Ranks asked = target.of(answers.size());
    List<Answer> theirs = asked.stream().mapToObj(rank -> answers.get(rank)).toList();
    return unlessRefused(AnswerRow.of(asked, ValueMesh.of(theirs)));
  }

  @Override
  public Future<CastResult> cast(RankTarget target, Object body) {
    calls.add("cast " + target + " " + body);
    return unlessRefused(cast);
  }

  @Override
  public Future<Victims> aim(String name) {
    calls.add("aim " + name);
    return unlessRefused(victims);
  }

  @Override
  public Future<StopOutcome> kill(Victims killed, String reason, Duration deadline) {
    calls.add("kill " + killed + ", " + reason + ", " + deadline);
    return unlessRefused(new StopOutcome(unkilled, Ranks.none()));
  }

  @Override
  public Future<List<Drained>> drain(List<String> hosts, String reason, Duration deadline) {
    calls.add("drain " + hosts + ", " + reason + ", " + deadline);
    return unlessRefused(List.of(new Drained("alpha", List.of(worker()), 1, undrained)));
  }

  @Override
  public Future<Integer> hostCount() {
    return Future.succeededFuture(2);
  }

  @Override
  public Duration clockAhead() {
    return Duration.ofSeconds(-3);
  }
}
