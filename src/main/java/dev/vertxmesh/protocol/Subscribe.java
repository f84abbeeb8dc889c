package dev.vertxmesh.protocol;

import dev.vertxmesh.model.Names;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.supervision.SubscriberLedger.Form;

/**
 * Subscriber → controller: tell me what happens. Answered with the present, as a replay notice, and
 * the same to who subscribes again. A plain subscriber gets each notice as a JSON object and must
 * reply anything.
 *
 * @param mesh the mesh
 * @param address where notices go
 * @param node the cluster node of the subscriber, so that it is dropped when that leaves; optional
 * @param form plain unless said otherwise
 * @param ranks what to hear of; empty for the whole mesh
 * @param handlers how many handlers stand behind the address; 1 unless said otherwise
 */
public record Subscribe(
    String mesh, String address, String node, Form form, Ranks ranks, Integer handlers) {

  public Subscribe {
    Names.require("mesh", mesh);
    address = Fields.line("address", address);
    node = Fields.line("node", Fields.orElse(node, ""));
    form = Fields.orElse(form, Form.PLAIN);
    ranks = Fields.orElse(ranks, Ranks.none());
    handlers = Fields.atLeast(1, "handlers", Fields.orElse(handlers, 1));
  }
}
