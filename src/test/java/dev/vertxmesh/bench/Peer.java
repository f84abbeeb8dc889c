package dev.vertxmesh.bench;

import dev.vertxmesh.host.launch.WorkerJvmOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A JVM of a {@link BenchCluster}, seen from the JVM that runs the job. */
final class Peer {

  private static final int START_SECONDS = 60;
  private static final int ORDER_SECONDS = 300;
  private static final int END_SECONDS = 30;
  private static final int LINES_SHOWN = 30;
  private static final long UP = 0;

  private final String name;
  private final Process process;
  private final Path log;
  private final CompletableFuture<JsonObject> up = new CompletableFuture<>();
  private final AtomicLong lastId = new AtomicLong(UP);
  private final Map<Long, CompletableFuture<JsonObject>> awaited = new ConcurrentHashMap<>();

  private Peer(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    awaited.put(UP, up);
  }

  static Peer start(PeerMain.PeerPlan plan, Path directory, List<String> jvmOptions)
      throws IOException {
    Path log = directory.resolve(plan.name() + ".log");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(plan.name(), directory));
    command.addAll(jvmOptions);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(PeerMain.class.getName());
    command.add(plan.json().encode());
    Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
    Peer peer = new Peer(plan.name(), process, log);
    Thread reader = new Thread(peer::readAnswers, "answers of " + plan.name());
    reader.setDaemon(true);
    reader.start();
    return peer;
  }

  /** Those of a worker; what it logs goes to stderr. */
  static List<String> flags(String name, Path directory) {
    List<String> flags = new ArrayList<>();
    for (String flag : WorkerJvmOptions.standard()) {
      flags.add(flag.replace("${logs}", directory.toString()).replace("${name}", name));
    }
    String logging = System.getProperty("logback.configurationFile");
    if (logging != null) {
      flags.add("-Dlogback.configurationFile=" + logging);
    }
    flags.add("-Dlauncher.log.level=WARN");
    flags.add("-Dlauncher.log.health=ERROR");
    return flags;
  }

  private void readAnswers() {
    try (BufferedReader answers = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = answers.readLine(); line != null; line = answers.readLine()) {
        take(new JsonObject(line));
      }
    } catch (IOException ended) {
      // What is awaited fails below.
    }
    awaited.values().forEach(one -> one.completeExceptionally(new IOException("it has ended")));
  }

  private void take(JsonObject answer) {
    CompletableFuture<JsonObject> one = awaited.remove(answer.getLong("id", UP));
    if (answer.containsKey("failure")) {
      one.completeExceptionally(new IOException(answer.getString("failure")));
    } else {
      one.complete(answer.getJsonObject("answer", answer));
    }
  }

  /** Waits until it has joined; gives the data members of its cluster. */
  List<String> awaitUp() {
    return await("its start", up, START_SECONDS).getJsonArray("members").stream()
        .map(String.class::cast)
        .toList();
  }

  String name() {
    return name;
  }

  long pid() {
    return process.pid();
  }

  /** SIGKILL; returns once it is gone. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /**
   * Has its role do something, and waits for the answer.
   *
   * @throws IllegalStateException if it fails, with the end of the JVM's log
   */
  JsonObject order(String order, JsonObject args) {
    return await(order, begin(order, args), ORDER_SECONDS);
  }

  /** Has its role do something. */
  CompletableFuture<JsonObject> begin(String order, JsonObject args) {
    long id = lastId.incrementAndGet();
    CompletableFuture<JsonObject> answer = new CompletableFuture<>();
    awaited.put(id, answer);
    String line = new JsonObject().put("id", id).put("order", order).put("args", args).encode();
    try {
      process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException failure) {
      answer.completeExceptionally(failure);
    }
    return answer;
  }

  private JsonObject await(String what, CompletableFuture<JsonObject> answer, int seconds) {
    try {
      return answer.get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException failure) {
      throw failed(what, failure.getCause().getMessage(), failure);
    } catch (TimeoutException late) {
      throw failed(what, "no answer within " + seconds + " s", late);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw failed(what, "interrupted", stopped);
    }
  }

  private IllegalStateException failed(String what, String why, Exception failure) {
    return new IllegalStateException(
        "%s: %s: %s%n%s".formatted(name, what, why, endOfLog()), failure);
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.stream()
          .skip(Math.max(0, lines.size() - LINES_SHOWN))
          .collect(Collectors.joining("\n"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Asks it to end. */
  void leave() {
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // It has ended already.
    }
  }

  /** Ends it in order, and by force what has not ended by then. */
  void close() {
    List<ProcessHandle> workers = process.descendants().toList();
    leave();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException stopped) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    workers.forEach(ProcessHandle::destroyForcibly);
  }
}
