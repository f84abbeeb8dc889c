package dev.vertxmesh.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * A local network with machines of its own, made of network namespaces, a bridge and cables that
 * can be cut. This JVM is plugged in as well. Each namespace is held by a process that ends with
 * this JVM, and the kernel removes what is in it: nothing is left, whatever ends the test.
 *
 * <p>Needs the right to make namespaces, and the command {@code ip}.
 */
final class Lan implements AutoCloseable {

  private static final String READY = "ready";

  private final String prefix = "10.213." + ThreadLocalRandom.current().nextInt(1, 255) + ".";
  private final String cable = "mesh" + UUID.randomUUID().toString().substring(0, 8);
  private final Space bridge;
  private final List<Machine> machines = new ArrayList<>();

  /** A network namespace, and the process that holds it. */
  private record Space(Process holder) {

    static Space make() {
      Process holder =
          start(List.of("unshare", "--net", "sh", "-c", "echo " + READY + "; exec cat"));
      try {
        BufferedReader output = holder.inputReader();
        assertThat(output.readLine()).as("network namespace").isEqualTo(READY);
        return new Space(holder);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    List<String> command(String... words) {
      return Stream.concat(
              Stream.of("nsenter", "--net=/proc/" + holder.pid() + "/ns/net"), Stream.of(words))
          .toList();
    }

    void ip(String words) {
      run(command(("ip " + words).split(" ")));
    }
  }

  /** One machine of the network. */
  final class Machine {

    private final Space space;
    private final int number;

    private Machine(Space space, int number) {
      this.space = space;
      this.number = number;
    }

    String address() {
      return addressOf(number);
    }

    /** The command that runs {@code words} on this machine. */
    List<String> command(List<String> words) {
      return space.command(words.toArray(String[]::new));
    }

    /** Cuts its cable. */
    void unplug() {
      bridge.ip("link set port" + number + " down");
    }

    /** Mends its cable. */
    void plug() {
      bridge.ip("link set port" + number + " up");
    }
  }

  private Lan(int count) {
    bridge = Space.make();
    bridge.ip("link add bridge type bridge");
    bridge.ip("link set bridge up");
    run(words("ip link add " + cable + " type veth peer name port1 netns " + pid(bridge)));
    run(words("ip addr add " + here() + "/24 dev " + cable));
    run(words("ip link set " + cable + " up"));
    connect(1);
    for (int number = 2; number < count + 2; number++) {
      Space space = Space.make();
      bridge.ip("link add port" + number + " type veth peer name cable netns " + pid(space));
      space.ip("addr add " + addressOf(number) + "/24 dev cable");
      space.ip("link set cable up");
      space.ip("link set lo up");
      connect(number);
      machines.add(new Machine(space, number));
    }
  }

  /** Whether this JVM may make network namespaces. */
  static boolean isPermitted() {
    try {
      return start(words("unshare --net true")).waitFor() == 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    } catch (UncheckedIOException noSuchCommand) {
      return false;
    }
  }

  /** A network of this JVM and so many machines. */
  static Lan of(int machines) {
    return new Lan(machines);
  }

  /** The address of this JVM. */
  String here() {
    return addressOf(1);
  }

  /** A machine, from 0 on. */
  Machine machine(int index) {
    return machines.get(index);
  }

  private void connect(int number) {
    bridge.ip("link set port" + number + " master bridge");
    bridge.ip("link set port" + number + " up");
  }

  private String addressOf(int number) {
    return prefix + number;
  }

  private static long pid(Space space) {
    return space.holder().pid();
  }

  private static List<String> words(String command) {
    return Arrays.asList(command.split(" "));
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void run(List<String> command) {
    Process process = start(command);
    try {
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", String.join(" ", command), output).isZero();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    run(words("ip link del " + cable));
    machines.forEach(machine -> machine.space.holder().destroyForcibly().onExit().join());
    bridge.holder().destroyForcibly().onExit().join();
  }
}
