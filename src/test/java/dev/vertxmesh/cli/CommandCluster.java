package dev.vertxmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A cluster of one host, alpha, which {@code mesh up} started; and the command beside it. */
final class CommandCluster implements AutoCloseable {
  private final String name = "command-" + UUID.randomUUID();
  private final Path folder;
  private final MeshProcess host;
  private final String address;
  private final String url;

  /** What a verb said. */
  record Said(int code, String answers, String remarks) {
    Said succeeds() {
      assertThat(code).as(answers + remarks).isZero();
      return this;
    }
  }

  private CommandCluster(Path folder) {
    this.folder = folder;
    this.host =
        MeshProcess.start(
            folder,
            "up",
            "--host",
            "alpha",
            "--cluster",
            name,
            "--set",
            "mesh.host.directory=" + folder.resolve("host"),
            "--set",
            "mesh.admin.port=" + freePort());
    host.awaitAnswer("Ctrl-C");
    this.address = told("address");
    this.url = told("Dashboard");
  }

  static CommandCluster up(Path folder) {
    return new CommandCluster(folder);
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private String told(String what) {
    return host.answers()
        .lines()
        .filter(line -> line.startsWith(what))
        .map(line -> line.substring(what.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  /** Where its host serves the HTTP API. */
  String url() {
    return url;
  }

  /** What makes a verb join it. */
  List<String> joinOptions() {
    return List.of("--cluster", name, "--members", address);
  }

  /** Runs a verb that joins it, until its end. */
  Said mesh(String... arguments) {
    return run(with(arguments, joinOptions()));
  }

  /** Runs a verb that looks at it through its HTTP API, until its end. */
  Said overHttp(String... arguments) {
    return run(with(arguments, List.of("--api", url)));
  }

  private Said run(String... arguments) {
    try (MeshProcess process = MeshProcess.start(folder, arguments)) {
      return new Said(process.exitCode(), process.answers(), process.remarks());
    }
  }

  /** Starts a verb that joins it. */
  MeshProcess start(String... arguments) {
    return MeshProcess.start(folder, with(arguments, joinOptions()));
  }

  /** Starts a verb that joins it, in a pseudo terminal of 40 lines with 140 columns. */
  MeshProcess startInTerminal(String... arguments) {
    return MeshProcess.startInTerminal(folder, with(arguments, joinOptions()));
  }

  private static String[] with(String[] arguments, List<String> options) {
    List<String> all = new ArrayList<>();
    Stream.concat(Stream.of(arguments), options.stream()).forEach(all::add);
    return all.toArray(String[]::new);
  }

  /** Ends the host, as a service manager does. */
  void end() {
    host.terminate();
    assertThat(host.exitCode()).as(host::remarks).isZero();
  }

  @Override
  public void close() {
    host.close();
  }
}
