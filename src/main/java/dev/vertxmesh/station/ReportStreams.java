package dev.vertxmesh.station;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Refusal;
import dev.vertxmesh.protocol.StateReport;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who wants the reports of which mesh, and how they reach them (ST-5). Each report is a request
 * that the receiver must answer; one at a time is under way to each. What changes meanwhile, or was
 * not answered, is told by the next one, as it is by then. Belongs to one context.
 */
public final class ReportStreams {

  private static final Logger LOG = LoggerFactory.getLogger(ReportStreams.class);
  private static final int LOOKED_AFTER = 2;

  private final Caller caller;
  private final Duration timeout;
  private final int mostMisses;
  private final BiFunction<String, Ranks, StateReport> states;
  private final Map<String, Map<String, Stream>> streams = new HashMap<>();
  private final List<Promise<Void>> awaitingQuiet = new ArrayList<>();
  private int underWay;

  /** One receiver of one mesh, and what it has not been told. */
  private static final class Stream {
    private final String mesh;
    private final String receiver;
    private Ranks untold = Ranks.none();
    private boolean busy;
    private int misses;

    private Stream(String mesh, String receiver) {
      this.mesh = mesh;
      this.receiver = receiver;
    }
  }

  /**
   * No streams yet.
   *
   * @param timeout how long a receiver may take to answer a report
   * @param mostMisses after how many unanswered reports in a row it is forgotten
   * @param states answers the present states of ranks of a mesh
   */
  public ReportStreams(
      Caller caller,
      Duration timeout,
      int mostMisses,
      BiFunction<String, Ranks, StateReport> states) {
    this.caller = caller;
    this.timeout = timeout;
    this.mostMisses = mostMisses;
    this.states = states;
  }

  /**
   * From now on {@code receiver} gets the reports of {@code mesh}; once, however often opened.
   * Where nothing changes, nobody would notice that receivers are gone: so each newcomer has two
   * others looked after, and those that are gone never outnumber the living for long.
   */
  public void open(String mesh, String receiver) {
    Map<String, Stream> present = streams.computeIfAbsent(mesh, first -> new LinkedHashMap<>());
    if (!present.containsKey(receiver)) {
      List<Stream> longestUnseen = present.values().stream().limit(LOOKED_AFTER).toList();
      present.put(receiver, new Stream(mesh, receiver));
      longestUnseen.forEach(this::lookAfter);
    }
  }

  /** Sends a report of nothing; its turn comes again after that of all others. */
  private void lookAfter(Stream stream) {
    Map<String, Stream> present = streams.get(stream.mesh);
    present.remove(stream.receiver);
    present.put(stream.receiver, stream);
    if (!stream.busy) {
      send(stream, Ranks.none());
    }
  }

  /** Nobody gets reports of {@code mesh} any more. */
  public void close(String mesh) {
    streams.remove(mesh);
  }

  /** The addresses that get the reports of {@code mesh}. */
  public List<String> receivers(String mesh) {
    return List.copyOf(streams.getOrDefault(mesh, Map.of()).keySet());
  }

  /** These ranks have changed: tells who wants to know, and waits for nobody. */
  public void changed(String mesh, Ranks ranks) {
    for (Stream stream : List.copyOf(streams.getOrDefault(mesh, Map.of()).values())) {
      stream.untold = stream.untold.union(ranks);
      send(stream);
    }
  }

  /** Completes when everybody has been told everything, or was forgotten. */
  public Future<Void> quiet() {
    Promise<Void> quiet = Promise.promise();
    awaitingQuiet.add(quiet);
    answerIfQuiet();
    return quiet.future();
  }

  private void send(Stream stream) {
    if (stream.busy || stream.untold.isEmpty() || !isOpen(stream)) {
      return;
    }
    Ranks told = stream.untold;
    stream.untold = Ranks.none();
    send(stream, told);
  }

  private void send(Stream stream, Ranks told) {
    stream.busy = true;
    underWay++;
    caller
        .tell(stream.receiver, Action.REPORT, states.apply(stream.mesh, told), timeout)
        .onComplete(
            done -> {
              underWay--;
              stream.busy = false;
              if (done.failed()) {
                missed(stream, told, done.cause());
              } else {
                stream.misses = 0;
              }
              send(stream);
              answerIfQuiet();
            });
  }

  /** A receiver that refuses has heard: it is told the next change, and not the same again. */
  private void missed(Stream stream, Ranks told, Throwable failure) {
    if (Refusal.of(failure).isPresent()) {
      LOG.warn("{} refused a report: {}", stream.receiver, failure.getMessage());
      stream.misses = 0;
      return;
    }
    stream.misses++;
    stream.untold = stream.untold.union(told);
    if ((stream.misses >= mostMisses || Caller.isNobodyThere(failure)) && isOpen(stream)) {
      LOG.info(
          "no more reports of {} to {}: {}", stream.mesh, stream.receiver, failure.getMessage());
      streams.get(stream.mesh).remove(stream.receiver);
    }
  }

  private boolean isOpen(Stream stream) {
    return streams.getOrDefault(stream.mesh, Map.of()).get(stream.receiver) == stream;
  }

  private void answerIfQuiet() {
    if (underWay == 0) {
      List<Promise<Void>> answered = List.copyOf(awaitingQuiet);
      awaitingQuiet.clear();
      answered.forEach(Promise::tryComplete);
    }
  }
}
