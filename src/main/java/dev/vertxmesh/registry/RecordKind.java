package dev.vertxmesh.registry;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * How one sort of record is kept.
 *
 * @param map name of the Hazelcast map
 * @param type the record class
 * @param key key of a record
 * @param sameOwner whether the second record may remove the first, stored one (RG-4)
 * @param mayReplace whether the second record may be written over the first, stored one (RG-3)
 * @param timeToLive how long the map keeps a record, zero is forever
 */
record RecordKind<R>(
    String map,
    Class<R> type,
    Function<R, String> key,
    BiPredicate<R, R> sameOwner,
    BiPredicate<R, R> mayReplace,
    Function<R, Duration> timeToLive) {

  static final RecordKind<HostRecord> HOSTS =
      new RecordKind<>(
          "mesh.hosts",
          HostRecord.class,
          HostRecord::name,
          (stored, own) -> Objects.equals(stored.node(), own.node()),
          (stored, own) -> Objects.equals(stored.node(), own.node()),
          host -> Duration.ZERO);

  static final RecordKind<ProcRecord> PROCS =
      new RecordKind<>(
          "mesh.procs",
          ProcRecord.class,
          ProcRecord::id,
          (stored, own) ->
              Objects.equals(stored.node(), own.node())
                  && stored.incarnation() == own.incarnation(),
          (stored, own) -> stored.incarnation() <= own.incarnation(),
          proc -> Duration.ZERO);

  static final RecordKind<MeshRecord> MESHES =
      new RecordKind<>(
          "mesh.meshes",
          MeshRecord.class,
          MeshRecord::name,
          (stored, own) ->
              Objects.equals(stored.node(), own.node()) && stored.epoch() == own.epoch(),
          (stored, own) -> stored.epoch() <= own.epoch(),
          mesh -> Duration.ZERO);

  static final RecordKind<LeaseRecord> LEASES =
      new RecordKind<>(
          "mesh.leases",
          LeaseRecord.class,
          lease -> LeaseRecord.key(lease.mesh(), lease.agent()),
          (stored, own) ->
              Objects.equals(stored.holder(), own.holder()) && stored.epoch() == own.epoch(),
          (stored, own) -> stored.epoch() <= own.epoch(),
          LeaseRecord::timeToLive);
}
