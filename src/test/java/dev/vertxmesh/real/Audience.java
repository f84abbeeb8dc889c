package dev.vertxmesh.real;

import dev.vertxmesh.model.SupervisionEvent.Kind;
import dev.vertxmesh.shape.Ranks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Somebody who is told of failures, and what that must be: each once, and no other. */
final class Audience {

  private final String name;
  private final Supplier<List<Told>> told;
  private final Map<String, Ranks> expected = new HashMap<>();
  private final Set<String> lostControllers = new HashSet<>();

  /** Somebody who has to be told nothing yet. */
  Audience(String name, Supplier<List<Told>> told) {
    this.name = name;
    this.told = told;
  }

  /** From now on these ranks have failed. */
  void expect(String mesh, Ranks ranks) {
    expected.merge(mesh, ranks, Ranks::union);
  }

  /** From now on that mesh has no controller. */
  void expectLost(String mesh) {
    lostControllers.add(mesh);
  }

  /** The ranks of that mesh that have failed. */
  Ranks expected(String mesh) {
    return expected.getOrDefault(mesh, Ranks.none());
  }

  /** Of how many ends of ranks it was told. */
  int count() {
    return told.get().stream()
        .filter(one -> one.kind() == Kind.FAILED)
        .mapToInt(one -> one.ranks().size())
        .sum();
  }

  /** What it was not told. */
  List<String> lost() {
    List<Told> present = told.get();
    List<String> problems = new ArrayList<>();
    expected.forEach(
        (mesh, ranks) -> {
          Ranks missing = ranks.minus(failed(present, mesh));
          if (!missing.isEmpty()) {
            problems.add(name + " was not told of the end of " + mesh + ", ranks " + missing);
          }
        });
    for (String mesh : lostControllers) {
      if (times(present, mesh, Kind.CONTROLLER_LOST) == 0) {
        problems.add(name + " was not told that the controller of " + mesh + " is lost");
      }
    }
    return problems;
  }

  /** What it was told more than once. */
  List<String> twice() {
    List<Told> present = told.get();
    List<String> problems = new ArrayList<>();
    Map<String, Ranks> once = new HashMap<>();
    for (Told one : present) {
      if (one.kind() == Kind.FAILED) {
        Ranks before = once.getOrDefault(one.mesh(), Ranks.none());
        if (before.intersects(one.ranks())) {
          problems.add(name + " was told again: " + one.line());
        }
        once.put(one.mesh(), before.union(one.ranks()));
      }
    }
    for (String mesh : lostControllers) {
      if (times(present, mesh, Kind.CONTROLLER_LOST) > 1) {
        problems.add(name + " was told again that the controller of " + mesh + " is lost");
      }
    }
    return problems;
  }

  /** What it was told without a reason. */
  List<String> untrue() {
    return told.get().stream().filter(this::isUntrue).map(one -> name + ": " + one.line()).toList();
  }

  private boolean isUntrue(Told one) {
    return switch (one.kind()) {
      case FAILED -> one.ranks().isEmpty() || !expected(one.mesh()).containsAll(one.ranks());
      case CONTROLLER_LOST -> !lostControllers.contains(one.mesh());
      case STOPPED -> !one.ranks().isEmpty();
      case CLUSTER_LOST -> true;
      case OUT_OF_REACH, BACK_IN_REACH, STALLED, ANSWERS_AGAIN, ENDED -> false;
      case OBSERVER_DEGRADED, OBSERVER_RECOVERED -> false;
    };
  }

  private static Ranks failed(List<Told> told, String mesh) {
    return told.stream()
        .filter(one -> one.kind() == Kind.FAILED && one.mesh().equals(mesh))
        .map(Told::ranks)
        .reduce(Ranks.none(), Ranks::union);
  }

  private static long times(List<Told> told, String mesh, Kind kind) {
    return told.stream().filter(one -> one.kind() == kind && one.mesh().equals(mesh)).count();
  }
}
