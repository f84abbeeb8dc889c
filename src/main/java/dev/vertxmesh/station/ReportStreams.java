package dev.vertxmesh.station;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants the reports of which mesh, and how they reach them: each report is a request that the
 * receiver must answer. A receiver that is gone is forgotten at once; one that stays silent after
 * some reports in a row (ST-5). Belongs to one context.
 */
public final class ReportStreams {

  private static final Logger LOG = LoggerFactory.getLogger(ReportStreams.class);

  private final Caller caller;
  private final Duration timeout;
  private final int mostMisses;
  private final Map<String, Map<String, Integer>> missesByReceiver = new HashMap<>();
  private final Set<Future<Void>> underWay = new HashSet<>();

  /**
   * No streams yet.
   *
   * @param timeout how long a receiver may take to answer a report
   * @param mostMisses after how many unanswered reports in a row it is forgotten
   */
  public ReportStreams(Caller caller, Duration timeout, int mostMisses) {
    this.caller = caller;
    this.timeout = timeout;
    this.mostMisses = mostMisses;
  }

  /** From now on {@code receiver} gets the reports of {@code mesh}; once, however often opened. */
  public void open(String mesh, String receiver) {
    missesByReceiver.computeIfAbsent(mesh, first -> new LinkedHashMap<>()).put(receiver, 0);
  }

  /** Nobody gets reports of {@code mesh} any more. */
  public void close(String mesh) {
    missesByReceiver.remove(mesh);
  }

  /** The addresses that get the reports of {@code mesh}, in the order in which they asked. */
  public List<String> receivers(String mesh) {
    return List.copyOf(missesByReceiver.getOrDefault(mesh, Map.of()).keySet());
  }

  /** Sends {@code report} to whoever wants it; waits for nobody. */
  public void tell(StateReport report) {
    for (String receiver : receivers(report.mesh())) {
      Future<Void> sent = caller.tell(receiver, Action.REPORT, report, timeout);
      underWay.add(sent);
      sent.onComplete(
          done -> {
            underWay.remove(sent);
            judge(report.mesh(), receiver, Optional.ofNullable(done.cause()));
          });
    }
  }

  /** Completes when every report that is under way was answered, or was not in time. */
  public Future<Void> settled() {
    return Future.join(new ArrayList<>(underWay)).<Void>mapEmpty().otherwiseEmpty();
  }

  private void judge(String mesh, String receiver, Optional<Throwable> failure) {
    Map<String, Integer> misses = missesByReceiver.getOrDefault(mesh, Map.of());
    if (!misses.containsKey(receiver)) {
      return;
    }
    if (failure.isEmpty() || Refusal.of(failure.get()).isPresent()) {
      failure.ifPresent(refused -> LOG.warn("{} refused a report: {}", receiver, text(refused)));
      misses.put(receiver, 0);
      return;
    }
    int missed = misses.merge(receiver, 1, Integer::sum);
    if (missed >= mostMisses || Caller.isNobodyThere(failure.get())) {
      LOG.info("No more reports of {} to {}: {}", mesh, receiver, text(failure.get()));
      misses.remove(receiver);
    }
  }

  private static String text(Throwable failure) {
    return failure.getMessage();
  }
}
