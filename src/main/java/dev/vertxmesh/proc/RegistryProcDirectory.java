package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.registry.LeaseRecord;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.MeshRecord;
import dev.vertxmesh.registry.ProcRecord;
import dev.vertxmesh.registry.Registration;
import dev.vertxmesh.registry.Registry;
import dev.vertxmesh.supervision.LeaseLedger.Lease;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes procs and leases down in the registry of the cluster. */
final class RegistryProcDirectory implements ProcDirectory {

  private static final String NOBODY = "";

  private final Registry registry;

  RegistryProcDirectory(Registry registry) {
    this.registry = registry;
  }

  @Override
  public boolean isExposed() {
    return !registry.membership().isLoopback();
  }

  @Override
  public Future<Void> register(Proc proc) {
    return registry
        .procs()
        .put(record(proc.id(), proc.address(), proc.worker()))
        .compose(
            written ->
                written
                    ? Future.succeededFuture()
                    : Future.failedFuture(
                        new IllegalStateException(
                            "the proc id '" + proc.id() + "' is taken by a later one")));
  }

  @Override
  public Future<Void> unregister(String id) {
    String here = registry.membership().localNode();
    return registry
        .procs()
        .get(id)
        .compose(
            found ->
                found
                    .filter(proc -> proc.node().equals(here))
                    .map(proc -> registry.procs().remove(proc))
                    .orElseGet(() -> Future.succeededFuture(false)))
        .mapEmpty();
  }

  private ProcRecord record(String id, String address, Optional<WorkerBootstrap> worker) {
    ProcessHandle self = ProcessHandle.current();
    return new ProcRecord(
        id,
        worker.map(WorkerBootstrap::mesh).orElse(NOBODY),
        worker.map(WorkerBootstrap::rank).orElse(0),
        worker.map(WorkerBootstrap::incarnation).orElse(1L),
        worker.map(WorkerBootstrap::host).orElse(NOBODY),
        registry.membership().localNode(),
        address,
        self.pid(),
        self.info().startInstant().orElseGet(Instant::now));
  }

  @Override
  public Future<Void> leaseGranted(String id, Lease lease) {
    return registry
        .meshes()
        .get(lease.mesh())
        .map(mesh -> record(id, lease, mesh))
        .compose(record -> registry.leases().put(record))
        .mapEmpty();
  }

  @Override
  public Future<Void> leaseEnded(String id, Lease lease) {
    return registry
        .leases()
        .get(LeaseRecord.key(lease.mesh(), id))
        .compose(
            found ->
                found
                    .filter(record -> record.epoch() <= lease.epoch())
                    .map(record -> registry.leases().remove(record))
                    .orElseGet(() -> Future.succeededFuture(false)))
        .mapEmpty();
  }

  @Override
  public Registration watch(Handler<MembershipChange> handler) {
    return registry.membership().watch(handler);
  }

  @Override
  public Future<Integer> reconcile(Proc proc, Supplier<List<Lease>> held) {
    List<Future<Integer>> corrections = new ArrayList<>(List.of(reconcile(proc)));
    held.get().forEach(lease -> corrections.add(reconcile(proc.id(), lease, held)));
    return Future.all(corrections)
        .map(all -> all.<Integer>list().stream().mapToInt(Integer::intValue).sum());
  }

  private Future<Integer> reconcile(Proc proc) {
    String here = registry.membership().localNode();
    return registry
        .procs()
        .get(proc.id())
        .compose(
            found ->
                found.filter(record -> record.node().equals(here)).isPresent()
                    ? Future.succeededFuture(0)
                    : register(proc).map(1));
  }

  /**
   * Writes the lease down if the registry lost it, or names another holder or epoch. One that is
   * missing is not counted: its first write may be under way.
   */
  private Future<Integer> reconcile(String id, Lease lease, Supplier<List<Lease>> held) {
    Future<Optional<LeaseRecord>> found = registry.leases().get(LeaseRecord.key(lease.mesh(), id));
    Future<Optional<MeshRecord>> mesh = registry.meshes().get(lease.mesh());
    return Future.all(found, mesh)
        .compose(
            read -> {
              LeaseRecord own = record(id, lease, mesh.result());
              if (found.result().filter(there -> isSame(there, own)).isPresent()) {
                return Future.succeededFuture(0);
              }
              boolean wrong = found.result().isPresent();
              return registry.leases().put(own).map(put -> put && wrong ? 1 : 0);
            })
        .compose(
            count ->
                isHeld(lease, held.get())
                    ? Future.succeededFuture(count)
                    : leaseEnded(id, lease).map(count));
  }

  private static boolean isSame(LeaseRecord found, LeaseRecord own) {
    return found.epoch() == own.epoch() && found.holder().equals(own.holder());
  }

  private static boolean isHeld(Lease lease, List<Lease> held) {
    return held.stream()
        .anyMatch(one -> one.mesh().equals(lease.mesh()) && one.epoch() == lease.epoch());
  }

  private static LeaseRecord record(String id, Lease lease, Optional<MeshRecord> mesh) {
    String holder = mesh.map(MeshRecord::node).orElse(lease.holder());
    return new LeaseRecord(lease.mesh(), id, holder, lease.epoch(), lease.length(), Instant.now());
  }
}
