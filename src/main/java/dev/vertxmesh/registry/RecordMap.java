package dev.vertxmesh.registry;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastJsonValue;
import com.hazelcast.map.IMap;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One map of the registry. Every call returns at once; its Future completes on the caller's
 * context, and fails with a {@link RegistryException} when the cluster does not answer. A call
 * costs about one network round trip, {@link #list()} one per data member.
 *
 * @param <R> the record that it keeps
 */
public final class RecordMap<R> {

  private static final Logger LOG = LoggerFactory.getLogger(RecordMap.class);

  private final RecordKind<R> kind;
  private final IMap<String, HazelcastJsonValue> map;
  private final RegistryCalls calls;

  RecordMap(RecordKind<R> kind, HazelcastInstance instance, RegistryCalls calls) {
    this.kind = kind;
    this.map = instance.getMap(kind.map());
    this.calls = calls;
  }

  /**
   * Writes the record if its key is free. {@code false}: it is taken, and nothing was written
   * (RG-2).
   */
  public Future<Boolean> claim(R record) {
    String key = kind.key().apply(record);
    return calls.blocking(
        "claim " + key + " in " + kind.map(),
        () ->
            map.putIfAbsent(
                    key, RecordJson.encode(record), timeToLiveMillis(record), TimeUnit.MILLISECONDS)
                == null);
  }

  /**
   * Writes the record over an older one, or as a new one. {@code false}: what stands there has a
   * later epoch or incarnation, or is the host of another node, and was left alone (RG-3).
   */
  public Future<Boolean> put(R record) {
    String key = kind.key().apply(record);
    return calls.blocking("put " + key + " in " + kind.map(), () -> putNow(key, record));
  }

  /** The record under this key, if any. */
  public Future<Optional<R>> get(String key) {
    String what = "get " + key + " from " + kind.map();
    return calls.asynchronous(
        what,
        () -> map.getAsync(key).thenApply(value -> Optional.ofNullable(value).map(this::decode)));
  }

  /** All records, ordered by key. Entries that cannot be read are left out and logged (RG-7). */
  public Future<List<R>> list() {
    return calls.blocking("list " + kind.map(), this::listNow);
  }

  /**
   * Removes the entry of this key if it has the same owner: node for hosts; node and incarnation
   * for procs; node and epoch for meshes; holder and epoch for leases. Other fields may have
   * changed. {@code false}: nothing was removed (RG-4).
   */
  public Future<Boolean> remove(R record) {
    String key = kind.key().apply(record);
    return calls.blocking("remove " + key + " from " + kind.map(), () -> removeNow(record));
  }

  List<R> listNow() {
    List<R> records = new ArrayList<>();
    for (HazelcastJsonValue value : map.values()) {
      try {
        records.add(decode(value));
      } catch (RegistryException e) {
        LOG.warn("Left out of {}: {}", kind.map(), e.getMessage());
      }
    }
    records.sort(Comparator.comparing(kind.key()));
    return records;
  }

  boolean removeNow(R record) {
    String key = kind.key().apply(record);
    while (true) {
      HazelcastJsonValue stored = map.get(key);
      if (stored == null || !kind.sameOwner().test(decode(stored), record)) {
        return false;
      }
      if (map.remove(key, stored)) {
        return true;
      }
    }
  }

  private boolean putNow(String key, R record) {
    HazelcastJsonValue value = RecordJson.encode(record);
    long timeToLive = timeToLiveMillis(record);
    while (true) {
      HazelcastJsonValue stored = map.putIfAbsent(key, value, timeToLive, TimeUnit.MILLISECONDS);
      if (stored == null) {
        return true;
      }
      if (!kind.mayReplace().test(decode(stored), record)) {
        return false;
      }
      if (map.replace(key, stored, value)) {
        map.setTtl(key, timeToLive, TimeUnit.MILLISECONDS);
        return true;
      }
    }
  }

  /**
   * At least a second for what shall expire at all: Hazelcast counts in seconds, and 0 is forever.
   */
  private long timeToLiveMillis(R record) {
    long millis = kind.timeToLive().apply(record).toMillis();
    return kind.timeToLive().apply(record).isZero() ? 0 : Math.max(1_000, millis);
  }

  private R decode(HazelcastJsonValue value) {
    return RecordJson.decode(value, kind.type());
  }
}
