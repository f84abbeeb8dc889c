package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.LaunchedJvm;
import dev.vertxmesh.model.ResourceState;
import dev.vertxmesh.model.Status;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/** One worker of this host, from the moment it is planned. Belongs to the agent's context. */
final class Worker {

  private final WorkerPlan plan;
  private final Promise<Void> launched = Promise.promise();
  private final Promise<Void> gone = Promise.promise();
  private Status shown = Status.NOT_EXIST;
  private boolean launching;
  private boolean ready;
  private Optional<LaunchedJvm> jvm = Optional.empty();
  private Optional<String> stopReason = Optional.empty();
  private boolean givenUp;
  private Optional<String> lastWords = Optional.empty();
  private Future<Optional<CgroupMemory.Reading>> counted = Future.succeededFuture(Optional.empty());

  Worker(WorkerPlan plan) {
    this.plan = plan;
  }

  WorkerPlan plan() {
    return plan;
  }

  String id() {
    return plan.id();
  }

  /** Its turn to be launched has come; false if there is nothing to launch any more. */
  boolean beginLaunch() {
    launching = !isGone();
    return launching;
  }

  /** Whether a process of it runs, or is about to. */
  boolean isLaunching() {
    return launching;
  }

  void launched(LaunchedJvm process) {
    jvm = Optional.of(process);
    launched.tryComplete();
  }

  /** Completes once its process runs, or it is clear that none ever will. */
  Future<Void> launched() {
    return launched.future();
  }

  Optional<LaunchedJvm> jvm() {
    return jvm;
  }

  void becameReady() {
    ready = true;
  }

  boolean isReady() {
    return ready;
  }

  /** It shows this status from now on; gives the one that it showed before. */
  Status shows(Status status) {
    Status before = shown;
    shown = status;
    return before;
  }

  /** Why it is in that state, for people. */
  String reason(ResourceState state) {
    return state
        .event()
        .map(event -> event.cause().message())
        .orElseGet(
            () ->
                stopReason.orElse(
                    state.status() == Status.RUNNING ? "it has called back" : "it is launched"));
  }

  void asked(String reason) {
    stopReason = Optional.of(stopReason.orElse(reason));
  }

  /** Why somebody asked it to end; empty if nobody did. */
  Optional<String> stopReason() {
    return stopReason;
  }

  /** Whether it shall run, as far as anybody said. */
  boolean isWanted() {
    return !isGone() && stopReason.isEmpty();
  }

  /** Whether its process has ended by now, reported or not. */
  boolean hasExited() {
    return isGone() || jvm.map(process -> process.ended().isComplete()).orElse(false);
  }

  void said(String words) {
    lastWords = Optional.of(words);
  }

  Optional<String> lastWords() {
    return lastWords;
  }

  void counted(Future<Optional<CgroupMemory.Reading>> reading) {
    counted = reading;
  }

  /** What the kernel's counter for its control group said at its start, if it can be read. */
  Future<Optional<CgroupMemory.Reading>> counted() {
    return counted;
  }

  void giveUp() {
    givenUp = true;
  }

  /** Whether it was given up as hung, and is being killed. */
  boolean isGivenUp() {
    return givenUp;
  }

  void isGoneNow() {
    launched.tryComplete();
    gone.tryComplete();
  }

  boolean isGone() {
    return gone.future().isComplete();
  }

  /** Completes once its process is gone and its end was reported. */
  Future<Void> gone() {
    return gone.future();
  }
}
