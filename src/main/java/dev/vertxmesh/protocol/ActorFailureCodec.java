package dev.vertxmesh.protocol;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;

/** Hands an {@link ActorFailure} on by reference, within one JVM only. */
public final class ActorFailureCodec implements MessageCodec<ActorFailure, ActorFailure> {

  private static final String NAME = "mesh.actor-failure";

  private ActorFailureCodec() {}

  /** Lets failures travel on the event bus of {@code vertx}; once is enough, twice does no harm. */
  public static void register(Vertx vertx) {
    try {
      vertx.eventBus().registerCodec(new ActorFailureCodec());
    } catch (IllegalStateException registeredAlready) {
      // The same codec under the same name does the same.
    }
  }

  /**
   * Tells the proc agents of this JVM.
   *
   * @return failed if there is none
   */
  public static Future<Void> publish(Vertx vertx, ActorFailure failure) {
    DeliveryOptions options = new DeliveryOptions().setLocalOnly(true).setCodecName(NAME);
    register(vertx);
    return vertx
        .eventBus()
        .<ActorFailure>publisher(Addresses.actorFailures(), options)
        .write(failure);
  }

  @Override
  public void encodeToWire(Buffer buffer, ActorFailure failure) {
    throw new UnsupportedOperationException("the failure of an actor does not leave its JVM");
  }

  @Override
  public ActorFailure decodeFromWire(int position, Buffer buffer) {
    throw new UnsupportedOperationException("the failure of an actor does not leave its JVM");
  }

  @Override
  public ActorFailure transform(ActorFailure failure) {
    return failure;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public byte systemCodecID() {
    return -1;
  }
}
