package dev.vertxmesh.cli;

import dev.vertxmesh.Answer;
import dev.vertxmesh.admin.view.EventView;
import dev.vertxmesh.admin.view.ViewJson;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.ValueMesh;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What some ranks answered, all of them the same.
 *
 * @param ranks which
 * @param answer theirs
 */
record AnswerRow(Ranks ranks, Answer answer) {

  /**
   * Equal answers together, in the order of their first ranks.
   *
   * @param asked the ranks, in the order of the answers
   */
  static List<AnswerRow> of(Ranks asked, ValueMesh<Answer> answers) {
    Map<Answer, Ranks.Builder> groups = new LinkedHashMap<>();
    int position = 0;
    for (int rank : asked.stream().toArray()) {
      Answer answer = answers.get(position++);
      groups.computeIfAbsent(answer, first -> Ranks.builder()).add(rank);
    }
    List<AnswerRow> rows = new ArrayList<>();
    groups.forEach((answer, ranks) -> rows.add(new AnswerRow(ranks.build(), answer)));
    return rows;
  }

  boolean succeeded() {
    return answer.succeeded();
  }

  /** The answer for people: a text as it is, anything else as JSON. */
  String text() {
    return answer.body() instanceof String text ? text : Json.encode(json(answer.body()));
  }

  JsonObject json() {
    JsonObject json = new JsonObject().put("ranks", ranks.toString());
    if (succeeded()) {
      return json.put("answer", json(answer.body()));
    }
    json.put("problem", answer.problem());
    if (answer.code() >= 0) {
      json.put("code", answer.code());
    }
    answer.cause().ifPresent(end -> json.put("event", ViewJson.json(EventView.of(end))));
    return json;
  }

  /** Bytes have no form in JSON. */
  private static Object json(Object body) {
    return body instanceof Buffer bytes
        ? new JsonObject().put("buffer", Base64.getEncoder().encodeToString(bytes.getBytes()))
        : body;
  }
}
