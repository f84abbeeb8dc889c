package dev.vertxmesh.admin.view;

import io.vertx.core.Future;

/** Something that is told as it happens, until it ends or nobody wants it any more. */
public interface Following {

  /**
   * Completed once nothing more will be told, also after {@link #cancel()}; failed if the source
   * was lost.
   */
  Future<Void> ended();

  /** Tells nothing more. Repeating it does nothing. */
  void cancel();
}
