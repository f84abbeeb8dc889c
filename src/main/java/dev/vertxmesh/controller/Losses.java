package dev.vertxmesh.controller;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.Cause.Learned;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.shape.Ranks;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** What is lost when a node leaves the cluster without a goodbye (departure 5). */
final class Losses {

  private Losses() {}

  /** The ranks of the members whose host was {@code node}. */
  static List<Finding> hosts(MeshPlan plan, String node) {
    return plan.members().stream()
        .filter(member -> member.host().node().equals(node))
        .map(Member::host)
        .distinct()
        .map(
            host ->
                Finding.lost(
                    ranks(plan, member -> member.host().equals(host)),
                    host(host),
                    left("it left the cluster without a goodbye")))
        .toList();
  }

  /** The ranks of the foreign procs that were {@code node}: nobody else can tell their end. */
  static List<Finding> foreignProcs(MeshPlan plan, String node) {
    return plan.members().stream()
        .filter(member -> !member.host().isSomebody() && member.node().equals(node))
        .map(
            member ->
                Finding.lost(
                    plan.layout().ranksOf(member.index()),
                    proc(member.name()),
                    left("its JVM left the cluster")))
        .toList();
  }

  private static Cause left(String message) {
    return Cause.of(Learned.MEMBER_LEFT, message);
  }

  /** That somebody who goes on living is watched no more. */
  static SupervisionEvent letGo(Subject subject, String reason) {
    Cause cause = Cause.of(Learned.REQUEST, "let go: " + reason);
    return SupervisionEvent.ended(subject, Status.STOPPED, cause, Instant.now());
  }

  /** The ranks of the members that pass {@code test}. */
  static Ranks ranks(MeshPlan plan, Predicate<Member> test) {
    Ranks.Builder ranks = Ranks.builder();
    plan.members().stream()
        .filter(test)
        .forEach(member -> ranks.addAll(plan.layout().ranksOf(member.index())));
    return ranks.build();
  }

  /** That {@code holder} did not do its part of a spawn, with its own refusal if it gave one. */
  static RuntimeException unable(Subject holder, Throwable failure) {
    return Refusal.of(failure)
        .orElse(Refusal.UNAVAILABLE)
        .because(holder + " cannot take part: " + Caller.describe(failure));
  }

  static Subject host(Member.Host host) {
    return new Subject(Subject.Kind.HOST, "host " + host.name());
  }

  static Subject proc(String id) {
    return new Subject(Subject.Kind.PROC, "proc " + id);
  }
}
