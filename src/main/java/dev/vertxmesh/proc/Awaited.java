package dev.vertxmesh.proc;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A condition that several wait for; belongs to one context. */
final class Awaited {

  private final BooleanSupplier condition;
  private final List<Promise<Void>> promises = new ArrayList<>();

  Awaited(BooleanSupplier condition) {
    this.condition = condition;
  }

  /** Completed as soon as the condition holds, if only for a moment. */
  Future<Void> future() {
    Promise<Void> promise = Promise.promise();
    promises.add(promise);
    check();
    return promise.future();
  }

  /** Something has changed. */
  void check() {
    if (!promises.isEmpty() && condition.getAsBoolean()) {
      List<Promise<Void>> fulfilled = List.copyOf(promises);
      promises.clear();
      fulfilled.forEach(Promise::complete);
    }
  }
}
