package dev.vertxmesh.host.launch;

import dev.vertxmesh.protocol.LifelineMessage.Verb;
import dev.vertxmesh.station.Lifeline;
import dev.vertxmesh.station.ProcessGroup;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What the tests launch: behaves as its first argument says. */
public final class LaunchedMain {
  private static final CountDownLatch NEVER = new CountDownLatch(1);

  private LaunchedMain() {}

  /** The class path that this JVM runs with. */
  static List<String> classPath() {
    return List.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator));
  }

  public static void main(String[] arguments) throws Exception {
    Lifeline lifeline = connect();
    switch (arguments[0]) {
      case "ready" -> lifeline.send(Verb.READY, "here\nI am");
      case "silent" -> System.out.println("waiting for nothing");
      case "deaf" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(LaunchedMain::waitForEver));
        lifeline.send(Verb.READY, "");
      }
      case "grandchild" -> {
        Process sleep = new ProcessBuilder("sleep", "1000").start();
        lifeline.send(Verb.READY, Long.toString(sleep.pid()));
      }
      case "last-words" -> {
        lifeline.send(Verb.LAST_WORDS, "goodbye");
        lifeline.flush(Duration.ofSeconds(10));
        Runtime.getRuntime().halt(7);
      }
      case "host" ->
          lifeline.send(Verb.READY, Long.toString(launchAnother(arguments[1], arguments[2])));
      default -> throw new IllegalArgumentException("What is " + arguments[0] + "?");
    }
    waitForEver();
  }

  private static Lifeline connect() throws Exception {
    return Lifeline.fromEnvironment(
            System.getenv(),
            Duration.ofMillis(20),
            Lifeline.Listener.of(message -> System.exit(5), ProcessGroup::endOwn))
        .orElseThrow();
  }

  private static long launchAnother(String directory, String behaviour) throws TimeoutException {
    JvmLauncher launcher = new JvmLauncher(Vertx.vertx(), Path.of(directory));
    LaunchPlan plan =
        LaunchPlan.of("worker", Path.of(directory))
            .runs(LaunchedMain.class.getName(), classPath())
            .withArguments(List.of(behaviour))
            .build();
    LaunchedJvm jvm = launcher.launch(plan).await(20, TimeUnit.SECONDS);
    jvm.ready().await(20, TimeUnit.SECONDS);
    return jvm.pid();
  }

  private static void waitForEver() {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
