package dev.vertxmesh.station;

import dev.vertxmesh.protocol.Action;
import dev.vertxmesh.protocol.Caller;
import dev.vertxmesh.protocol.Door;
import dev.vertxmesh.registry.MembershipChange;
import dev.vertxmesh.registry.Registration;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an agent known: what it has written in the registry, and the address at which it listens.
 * The cluster may forget either after a partition, or with its last data member (ST-7). Belongs to
 * the context that starts it.
 */
public final class Presence {

  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

  private final String who;
  private final Door door;
  private final Caller caller;
  private final Meters meters;
  private final Probe probe;
  private final Entries entries;
  private final Periodic rounds;
  private Optional<Registration> watch = Optional.empty();
  private boolean answered = true;
  private final AtomicLong corrections = new AtomicLong();

  /** What an agent has written in the registry. */
  public interface Entries {

    /**
     * Makes the registry say what is so.
     *
     * @return how many entries were missing or wrong
     */
    Future<Integer> reconcile();

    /** Calls the handler at each change of the membership, on the present context. */
    Registration watch(Handler<MembershipChange> handler);
  }

  /**
   * A message that the agent answers, and that changes nothing.
   *
   * @param patience how long that may take; a busy agent that needs longer registers again in vain
   */
  public record Probe(Action action, Object body, Duration patience) {}

  /**
   * The presence of one agent.
   *
   * @param who the agent, for the log
   * @param interval how often entries and address are looked at; longer leaves a gap that no
   *     membership change reveals for longer, shorter costs a call of the registry each time
   */
  public Presence(
      Vertx vertx, String who, Door door, Probe probe, Entries entries, Duration interval) {
    this.who = who;
    this.door = door;
    this.caller = new Caller(vertx);
    this.meters = Meters.of(vertx);
    this.probe = probe;
    this.entries = entries;
    this.rounds = new Periodic(vertx, Ticker.system(), () -> interval, (due, now) -> look());
  }

  /** Looks after them from now on; the door is open. */
  public void begin() {
    rounds.start();
    watch = Optional.of(entries.watch(this::onMembershipChange));
    reconcile();
  }

  /** Looks after them no more. */
  public void end() {
    rounds.stop();
    watch.ifPresent(Registration::close);
  }

  /** How many entries had to be corrected so far; safe from any thread. */
  public long corrections() {
    return corrections.get();
  }

  private void onMembershipChange(MembershipChange change) {
    if (change.addressesForgotten()) {
      LOG.info("{} makes itself known again", who);
      reopen();
    }
    if (change.entriesForgotten()) {
      reconcile();
    }
  }

  private void look() {
    reconcile()
        .onSuccess(
            known ->
                caller
                    .tell(door.address(), probe.action(), probe.body(), probe.patience())
                    .onFailure(
                        mute -> {
                          if (rounds.isRunning()) {
                            LOG.warn("the address of {}: {}", who, mute.getMessage());
                            reopen();
                          }
                        }));
  }

  private Future<Integer> reconcile() {
    return entries
        .reconcile()
        .onSuccess(
            count -> {
              answered = true;
              meters.reconciled(count);
              if (count > 0) {
                LOG.warn(
                    "the registry was wrong about {}: {} entries corrected, {} so far",
                    who,
                    count,
                    corrections.addAndGet(count));
              }
            })
        .onFailure(this::onNoAnswer);
  }

  /** Said once, until the registry answers again. */
  private void onNoAnswer(Throwable failure) {
    if (answered) {
      LOG.warn("the entries of {}: {}", who, failure.getMessage());
    }
    answered = false;
  }

  private void reopen() {
    if (rounds.isRunning()) {
      door.reopen().onFailure(failure -> LOG.warn("the address of {}", who, failure));
    }
  }
}
