package dev.vertxmesh.registry;

import com.hazelcast.core.HazelcastJsonValue;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.spi.merge.MergingValue;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;

/**
 * After a partition, per entry: the highest epoch or incarnation wins, and of two epoch counters
 * the higher. At a tie, and for records without a term (hosts), what the larger side has stays.
 * Named in {@code cluster-config} for all {@code mesh.*} maps; every data member needs this class.
 */
public final class HighestTermMergePolicy
    implements SplitBrainMergePolicy<Object, MergingValue<Object>, Object> {

  @Override
  public Object merge(MergingValue<Object> merging, MergingValue<Object> existing) {
    if (existing == null) {
      return merging.getRawValue();
    }
    return term(merging) > term(existing) ? merging.getRawValue() : existing.getRawValue();
  }

  @Override
  public void writeData(ObjectDataOutput out) {
    // It has no state.
  }

  @Override
  public void readData(ObjectDataInput in) {
    // It has no state.
  }

  private static long term(MergingValue<Object> value) {
    Object plain = value.getDeserializedValue();
    if (plain instanceof Long counter) {
      return counter;
    }
    return plain instanceof HazelcastJsonValue json ? RecordJson.term(json) : Long.MIN_VALUE;
  }
}
