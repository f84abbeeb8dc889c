package dev.vertxmesh.host;

import dev.vertxmesh.protocol.LifelineMessage.Verb;
import dev.vertxmesh.protocol.Wire;
import dev.vertxmesh.protocol.WorkerBootstrap;
import dev.vertxmesh.station.Lifeline;
import dev.vertxmesh.station.ProcessGroup;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A worker for tests: speaks the lifeline, and ends, or complains of a hang, when the test tells it
 * so over a socket. Its arguments: how to behave, and the port of the test.
 */
public final class TestWorker {

  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private TestWorker() {}

  static List<String> classPath() {
    return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator));
  }

  public static void main(String[] arguments) throws Exception {
    WorkerBootstrap bootstrap =
        Wire.read(WorkerBootstrap.class, System.getenv(WorkerBootstrap.VARIABLE));
    Lifeline lifeline =
        Lifeline.fromEnvironment(
                System.getenv(),
                Duration.ofMillis(20),
                Lifeline.Listener.of(
                    message -> obey(arguments[0], message.verb()), ProcessGroup::endOwn))
            .orElseThrow();
    System.err.println("worker " + bootstrap.id() + " is here");
    switch (arguments[0]) {
      case "ready", "obedient" -> lifeline.send(Verb.READY, "");
      case "deaf" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(TestWorker::waitForEver));
        lifeline.send(Verb.READY, "");
      }
      case "silent" -> {}
      default -> throw new IllegalArgumentException("What is " + arguments[0] + "?");
    }
    try (Socket socket =
            new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
        BufferedReader commands =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      socket.getOutputStream().write((bootstrap.id() + "\n").getBytes(StandardCharsets.UTF_8));
      String command = commands.readLine();
      while (command.startsWith("{")) {
        lifeline.send(Verb.HANG, command);
        command = commands.readLine();
      }
      int code = Integer.parseInt(command);
      lifeline.send(Verb.LAST_WORDS, "told to exit");
      lifeline.flush(Duration.ofSeconds(10));
      Runtime.getRuntime().halt(code);
    }
  }

  private static void obey(String behaviour, Verb verb) {
    if (behaviour.equals("obedient") && verb == Verb.STOP) {
      Runtime.getRuntime().halt(0);
    }
  }

  private static void waitForEver() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
