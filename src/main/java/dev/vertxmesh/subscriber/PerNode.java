package dev.vertxmesh.subscriber;

import io.vertx.core.Vertx;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.util.function.Supplier;

/** What there is one of in each node; ends with its Vertx. */
public final class PerNode {

  private static final String MAP = "dev.vertxmesh.subscriber";

  private PerNode() {}

  /** The one of {@code type} in that node; {@code maker} makes it the first time. */
  public static <T extends Shareable> T get(Vertx vertx, Class<T> type, Supplier<T> maker) {
    LocalMap<String, Shareable> map = vertx.sharedData().getLocalMap(MAP);
    return type.cast(map.computeIfAbsent(type.getName(), absent -> maker.get()));
  }
}
