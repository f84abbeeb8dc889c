package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.supervision.LeaseLedger.Lease;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Where a proc agent writes down that it is there, and which leases it keeps. */
public interface ProcDirectory {

  /**
   * A proc that takes actors.
   *
   * @param id its id
   * @param address of its agent
   * @param worker as what it was started; empty for a foreign proc
   */
  record Proc(String id, String address, Optional<WorkerBootstrap> worker) {}

  /** Whether other machines can reach this node. */
  boolean isExposed();

  /** Writes the proc down; the agent is not deployed before this has completed. */
  Future<Void> register(Proc proc);

  /** Strikes the proc out: it takes no more actors. */
  Future<Void> unregister(String id);

  /** Writes down a lease that was granted to the proc of that id, or changed. */
  Future<Void> leaseGranted(String id, Lease lease);

  /** Strikes out a lease of the proc of that id that ended or lapsed. */
  Future<Void> leaseEnded(String id, Lease lease);

  /**
   * Writes down again what is missing or wrong of a proc, and all leases that it keeps.
   *
   * @param held the leases, asked for again when they are written: one that has ended is not kept
   * @return how many entries were missing or wrong; leases expire, and are not missed
   */
  Future<Integer> reconcile(Proc proc, Supplier<List<Lease>> held);

  /** Calls the handler at each change of the membership, on the present context. */
  Registration watch(Handler<MembershipChange> handler);

  /**
   * The registry of the cluster.
   *
   * @throws IllegalStateException if the Vertx is not clustered by Hazelcast
   */
  static ProcDirectory of(Vertx vertx) {
    return new RegistryProcDirectory(Registry.of(vertx));
  }

  /** One that forgets everything. */
  static ProcDirectory none() {
    return new ProcDirectory() {
      @Override
      public boolean isExposed() {
        return false;
      }

      @Override
      public Future<Void> register(Proc proc) {
        return Future.succeededFuture();
      }

      @Override
      public Future<Void> unregister(String id) {
        return Future.succeededFuture();
      }

      @Override
      public Future<Void> leaseGranted(String id, Lease lease) {
        return Future.succeededFuture();
      }

      @Override
      public Future<Void> leaseEnded(String id, Lease lease) {
        return Future.succeededFuture();
      }

      @Override
      public Future<Integer> reconcile(Proc proc, Supplier<List<Lease>> held) {
        return Future.succeededFuture(0);
      }

      @Override
      public Registration watch(Handler<MembershipChange> handler) {
        return () -> {};
      }
    };
  }
}
