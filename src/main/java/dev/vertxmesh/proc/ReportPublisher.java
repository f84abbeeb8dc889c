package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.shape.Ranks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the receivers of one mesh's stream what changed. At most one message to each receiver is
 * under way; what changes meanwhile is told by the next one. What was not acknowledged is told
 * again, as it is by then.
 */
final class ReportPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(ReportPublisher.class);

  private final Tools tools;
  private final Function<Ranks, StateReport> states;
  private final Runnable onQuiet;
  private final Map<String, Stream> streams = new LinkedHashMap<>();

  /** One receiver, and what it has not been told. */
  private static final class Stream {
    private Ranks untold = Ranks.none();
    private boolean underWay;
    private int misses;
  }

  /**
   * A publisher without receivers.
   *
   * @param states the present states of ranks
   * @param onQuiet called whenever there is nothing left to tell
   */
  ReportPublisher(Tools tools, Function<Ranks, StateReport> states, Runnable onQuiet) {
    this.tools = tools;
    this.states = states;
    this.onQuiet = onQuiet;
  }

  /** Tells {@code receiver} of changes from now on. */
  void add(String receiver) {
    streams.computeIfAbsent(receiver, fresh -> new Stream());
  }

  /** Whether changes go to {@code receiver}. */
  boolean isTold(String receiver) {
    return streams.containsKey(receiver);
  }

  /** Whether everybody has been told everything. */
  boolean isQuiet() {
    return streams.values().stream()
        .noneMatch(stream -> stream.underWay || !stream.untold.isEmpty());
  }

  /** These ranks have changed. */
  void publish(Ranks changed) {
    List<String> receivers = new ArrayList<>(streams.keySet());
    for (String receiver : receivers) {
      Stream stream = streams.get(receiver);
      stream.untold = stream.untold.union(changed);
      send(receiver, stream);
    }
    tellIfQuiet();
  }

  private void send(String receiver, Stream stream) {
    if (stream.underWay || stream.untold.isEmpty()) {
      return;
    }
    Ranks told = stream.untold;
    stream.untold = Ranks.none();
    stream.underWay = true;
    tools
        .caller()
        .tell(
            receiver,
            Action.REPORT,
            states.apply(told),
            tools.settings().get(MeshSettings.NOTICE_TIMEOUT))
        .onComplete(
            done -> {
              stream.underWay = false;
              if (done.succeeded()) {
                stream.misses = 0;
              } else {
                miss(receiver, stream, told, done.cause());
              }
              if (streams.get(receiver) == stream) {
                send(receiver, stream);
              }
              tellIfQuiet();
            });
  }

  private void miss(String receiver, Stream stream, Ranks told, Throwable failure) {
    stream.misses++;
    stream.untold = stream.untold.union(told);
    boolean tooMany = stream.misses >= tools.settings().get(MeshSettings.NOTICE_MISSES);
    if (Caller.isNobodyThere(failure) || tooMany) {
      streams.remove(receiver, stream);
      LOG.info("{} takes no reports any more and is forgotten: {}", receiver, failure.getMessage());
    }
  }

  private void tellIfQuiet() {
    if (isQuiet()) {
      onQuiet.run();
    }
  }
}
