package dev.vertxmesh.proc;

import dev.vertxmesh.protocol.Addresses;
import dev.vertxmesh.protocol.ControllerTraffic;
import io.vertx.core.Handler;
import io.vertx.core.eventbus.DeliveryContext;
import java.time.Duration;

/**
 * Nothing passes between the controller of one mesh and this agent, for a while: what comes from
 * there is not delivered, and what goes there is not sent (PR-27). The agent lifts it by its own
 * timer. Belongs to the agent's context.
 */
final class BusCut {

  private final Tools tools;
  private final Runnable onEnd;
  private final Handler<DeliveryContext<Object>> inbound;
  private final Handler<DeliveryContext<Object>> outbound;
  private final long timer;
  private boolean over;

  private BusCut(Tools tools, String mesh, Duration lasting, Runnable onEnd) {
    String own = Addresses.proc(tools.proc());
    this.tools = tools;
    this.onEnd = onEnd;
    this.inbound =
        delivery -> pass(delivery, !ControllerTraffic.isToAgent(delivery.message(), own, mesh));
    this.outbound =
        delivery -> pass(delivery, !ControllerTraffic.isToController(delivery.message(), mesh));
    tools.vertx().eventBus().addInboundInterceptor(inbound);
    tools.vertx().eventBus().addOutboundInterceptor(outbound);
    this.timer = tools.vertx().setTimer(Math.max(1, lasting.toMillis()), late -> end());
  }

  /**
   * Cuts.
   *
   * @param onEnd runs once it is lifted
   */
  static BusCut begin(Tools tools, String mesh, Duration lasting, Runnable onEnd) {
    return new BusCut(tools, mesh, lasting, onEnd);
  }

  private static void pass(DeliveryContext<Object> delivery, boolean free) {
    if (free) {
      delivery.next();
    }
  }

  /** Lifts it. */
  void end() {
    if (!over) {
      over = true;
      tools.vertx().cancelTimer(timer);
      tools.vertx().eventBus().removeInboundInterceptor(inbound);
      tools.vertx().eventBus().removeOutboundInterceptor(outbound);
      onEnd.run();
    }
  }
}
