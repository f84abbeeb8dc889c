package dev.vertxmesh.registry;

/** A watch that can be ended. */
@FunctionalInterface
public interface Registration extends AutoCloseable {

  /**
   * Ends the watch: its handler is not called again once this returns on its own context. Repeating
   * it does nothing.
   */
  @Override
  void close();
}
