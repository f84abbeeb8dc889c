package dev.vertxmesh.cli;

/**
 * What every verb works with.
 *
 * @param console where it prints
 * @param stop tells when this JVM is to end
 * @param waiter waits for what others do
 * @param platform starts nodes
 */
record Tools(Console console, StopSignal stop, Waiter waiter, Platform platform) {

  static Tools of(Console console, StopSignal stop, Platform platform) {
    return new Tools(console, stop, new Waiter(console, stop), platform);
  }
}
