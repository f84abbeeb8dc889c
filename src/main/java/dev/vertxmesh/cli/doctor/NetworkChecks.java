package dev.vertxmesh.cli.doctor;

import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;

/** Whether a member of the cluster could listen here, and be found. */
final class NetworkChecks {
  private static final int FIRST_PORT = 5701;
  private static final int PORTS = 20;
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration SLOW = Duration.ofSeconds(1);

  private final Settings settings;

  NetworkChecks(Settings settings) {
    this.settings = settings;
  }

  Finding networkInterface() {
    String address = address();
    if (address.contains("*")) {
      return Finding.ok("interface", address + " is looked for at each start");
    }
    String mend = "Set " + MeshSettings.CLUSTER_INTERFACE + " to an address of `ip address`.";
    try {
      NetworkInterface found = NetworkInterface.getByInetAddress(InetAddress.getByName(address));
      if (found == null) {
        return Finding.fail("interface", "no interface has the address " + address, mend);
      }
      return found.isUp()
          ? Finding.ok("interface", address + " is on " + found.getName() + ", which is up")
          : Finding.fail("interface", found.getName() + " (" + address + ") is down", mend);
    } catch (IOException unknown) {
      return Finding.fail("interface", address + ": " + unknown.getMessage(), mend);
    }
  }

  Finding port() {
    int given = settings.get(MeshSettings.CLUSTER_PORT);
    if (given > 0) {
      return isFree(given)
          ? Finding.ok("port", given + " is free")
          : Finding.fail(
              "port",
              given + " is taken",
              "End what listens there (`ss -ltnp`), or set " + MeshSettings.CLUSTER_PORT + ".");
    }
    for (int port = FIRST_PORT; port < FIRST_PORT + PORTS; port++) {
      if (isFree(port)) {
        int taken = port - FIRST_PORT;
        return Finding.ok(
            "port",
            port + " is free" + (taken == 0 ? "" : "; " + taken + " below it are taken: hosts?"));
      }
    }
    return Finding.fail(
        "port",
        "none of %d to %d is free".formatted(FIRST_PORT, FIRST_PORT + PORTS - 1),
        "End what listens there (`ss -ltnp`), or set " + MeshSettings.CLUSTER_PORT + ".");
  }

  private boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      InetAddress address = address().contains("*") ? null : InetAddress.getByName(address());
      socket.bind(new InetSocketAddress(address, port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private String address() {
    String given = settings.get(MeshSettings.CLUSTER_INTERFACE);
    return given.isEmpty() ? LOOPBACK : given;
  }

  static Finding hostName() {
    long start = System.nanoTime();
    try {
      InetAddress own = InetAddress.getLocalHost();
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      String found =
          "%s is %s, found in %d ms"
              .formatted(own.getHostName(), own.getHostAddress(), took.toMillis());
      return took.compareTo(SLOW) > 0
          ? Finding.warn("host-name", found, "Add it to /etc/hosts: each start waits that long.")
          : Finding.ok("host-name", found);
    } catch (UnknownHostException unknown) {
      return Finding.warn(
          "host-name",
          "the name of this machine does not resolve: " + unknown.getMessage(),
          "Add it to /etc/hosts.");
    }
  }
}
