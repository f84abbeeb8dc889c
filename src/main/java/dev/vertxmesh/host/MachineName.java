package dev.vertxmesh.host;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this machine is called. Blocks. */
final class MachineName {

  private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");
  private static final String NOBODY_KNOWS = "localhost";

  private MachineName() {}

  /** The kernel's name of it, else the network's. */
  static String find() {
    try {
      String name = Files.readString(KERNEL).strip();
      return name.isEmpty() ? InetAddress.getLocalHost().getHostName() : name;
    } catch (IOException unreadable) {
      return NOBODY_KNOWS;
    }
  }

  /** The nearest to {@code machine} that a host may be called, of at most so many characters. */
  static String legal(String machine, int mostCharacters) {
    String legal = machine.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
    if (legal.isEmpty()) {
      return NOBODY_KNOWS;
    }
    return legal.substring(0, Math.min(legal.length(), mostCharacters));
  }
}
