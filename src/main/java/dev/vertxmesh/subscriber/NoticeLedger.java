package dev.vertxmesh.subscriber;

import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.Notice;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Puts the notices of one mesh in order: drops repeats, holds what came too early, and knows
 * whether some are missing (SB-1, SB-6). Pure.
 */
final class NoticeLedger {

  private final Told told;
  private final TreeMap<Long, Notice> early = new TreeMap<>();
  private long epoch;
  private long last;
  private long highest;
  private boolean strange;

  NoticeLedger(String mesh) {
    told = new Told(mesh);
  }

  /** Takes a notice, and returns what is to be told now, in order. */
  List<MeshFailure> take(Notice notice) {
    if (notice.epoch() < epoch) {
      return List.of();
    }
    if (notice.epoch() > epoch) {
      begin(notice);
    }
    highest = Math.max(highest, notice.sequence());
    List<MeshFailure> news = new ArrayList<>();
    if (notice.replay()) {
      strange = false;
      last = Math.max(last, notice.sequence());
      tell(notice, news);
    } else if (!notice.isHeartbeat() && notice.sequence() > last) {
      early.put(notice.sequence(), notice);
    }
    if (!strange) {
      takeWhatFollows(news);
    }
    return news;
  }

  /** Whether notices are missing: a replay since {@link #last()} is needed. */
  boolean isBehind() {
    return !strange && highest > last;
  }

  /** Whether a controller speaks that has not told the present yet: subscribe with it. */
  boolean isStrange() {
    return strange;
  }

  /** The number of the last notice that was told in order. */
  long last() {
    return last;
  }

  /** Every end of the present term, all of them told. */
  List<MeshFailure> present() {
    return told.present();
  }

  /** Whether the end of the mesh was told: nothing will follow. */
  boolean hasEnded() {
    return told.hasEnded();
  }

  private void begin(Notice notice) {
    epoch = notice.epoch();
    last = 0;
    highest = 0;
    strange = true;
    early.clear();
    told.beginTerm();
  }

  private void takeWhatFollows(List<MeshFailure> news) {
    early.headMap(last, true).clear();
    while (!early.isEmpty() && early.firstKey() == last + 1) {
      last++;
      tell(early.pollFirstEntry().getValue(), news);
    }
  }

  private void tell(Notice notice, List<MeshFailure> news) {
    for (MeshFailure failure : notice.failures()) {
      told.fresh(failure).ifPresent(news::add);
    }
  }
}
