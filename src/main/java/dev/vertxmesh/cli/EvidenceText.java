package dev.vertxmesh.cli;

import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.MeshFailure;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.Thrown;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is known about the cause of an event, for people and for programs. */
final class EvidenceText {
  private static final String INDENT = "  ";

  private EvidenceText() {}

  /** Some indented lines under one that says what happened; none if there is no more to say. */
  static List<String> lines(MeshFailure failure) {
    Cause cause = failure.event().cause();
    List<String> lines = new ArrayList<>();
    cause.postMortem().ifPresent(found -> add(lines, found));
    cause.thrown().ifPresent(thrown -> add(lines, thrown));
    if (!cause.output().isEmpty()) {
      lines.add(INDENT + "last output");
      cause.output().forEach(line -> lines.add(INDENT + INDENT + line));
    }
    if (!lines.isEmpty()) {
      lines.add(0, failure.toString());
    }
    return lines;
  }

  private static void add(List<String> lines, PostMortem found) {
    lines.add(INDENT + "started       " + found.startedAt());
    found.lastSeenAt().ifPresent(at -> lines.add(INDENT + "last seen     " + at));
    found.endedAt().ifPresent(at -> lines.add(INDENT + "ended         " + at));
    found
        .crashReport()
        .ifPresent(
            path -> lines.add(INDENT + "crash report  " + path + " on host " + found.host()));
  }

  private static void add(List<String> lines, Thrown thrown) {
    lines.add(INDENT + thrown);
    thrown.stack().forEach(frame -> lines.add(INDENT + INDENT + "at " + frame));
    for (Thrown cause : thrown.causes()) {
      lines.add(INDENT + "caused by " + cause);
      cause.stack().forEach(frame -> lines.add(INDENT + INDENT + "at " + frame));
    }
  }

  /** What the listing says of an event, and all evidence that there is. */
  static JsonObject json(MeshFailure failure) {
    Cause cause = failure.event().cause();
    JsonObject json = EventRow.listing().json(failure);
    cause
        .exit()
        .ifPresent(
            exit -> {
              json.put("exit-code", exit.code());
              exit.signal().ifPresent(signal -> json.put("signal", signal));
            });
    cause.thrown().ifPresent(thrown -> json.put("thrown", json(thrown)));
    if (!cause.output().isEmpty()) {
      json.put("output", new JsonArray(cause.output()));
    }
    cause.postMortem().ifPresent(found -> json.put("post-mortem", json(found)));
    return json;
  }

  private static JsonObject json(Thrown thrown) {
    JsonArray causes = new JsonArray();
    thrown.causes().forEach(cause -> causes.add(json(cause)));
    return new JsonObject()
        .put("type", thrown.type())
        .put("message", thrown.message())
        .put("stack", new JsonArray(thrown.stack()))
        .put("causes", causes);
  }

  private static JsonObject json(PostMortem found) {
    JsonObject json =
        new JsonObject()
            .put("pid", found.pid())
            .put("host", found.host())
            .put("memory", found.memory().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .put("started", found.startedAt().toString());
    put(json, "last-seen", found.lastSeenAt().map(Instant::toString));
    put(json, "ended", found.endedAt().map(Instant::toString));
    put(json, "crash-report", found.crashReport());
    put(json, "last-words", found.lastWords());
    return json;
  }

  private static void put(JsonObject json, String key, Optional<String> text) {
    text.ifPresent(known -> json.put(key, known));
  }
}
