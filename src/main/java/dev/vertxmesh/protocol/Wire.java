package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.stream.Collectors;

/**
 * JSON, both ways. Field names are lower case with hyphens, durations are whole milliseconds in
 * fields that end in {@code -ms}, instants are ISO-8601 texts, sets of ranks and shapes are texts
 * such as {@code "0-3,8"} and {@code "hosts=2,procs=2"}; what is empty and optional is left out.
 */
public final class Wire {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .addModule(new Jdk8Module())
          .addModule(WireTypes.module())
          .build();

  private Wire() {}

  /** {@code message} as text in bytes: encoded once, sent to many. */
  public static Buffer toBuffer(Object message) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsBytes(message));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a message of ours cannot be encoded", impossible);
    }
  }

  /** {@code message} as the object that plain consumers get. */
  public static JsonObject toJson(Object message) {
    return new JsonObject(toBuffer(message));
  }

  /**
   * Reads a message.
   *
   * @param body a JSON object, or the same as bytes or text
   * @throws RefusedException BAD_REQUEST, naming the field and what was wrong with it
   */
  public static <T> T read(Class<T> type, Object body) {
    try {
      if (body instanceof Buffer buffer) {
        return required(MAPPER.readValue(buffer.getBytes(), type));
      }
      if (body instanceof JsonObject json) {
        return required(MAPPER.convertValue(json.getMap(), type));
      }
      if (body instanceof String text) {
        return required(MAPPER.readValue(text, type));
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw Refusal.BAD_REQUEST.because(explain(broken));
    }
    String given = body == null ? "nothing" : body.getClass().getSimpleName();
    throw Refusal.BAD_REQUEST.because("the body must be a JSON object, not " + given);
  }

  private static <T> T required(T message) {
    if (message == null) {
      throw new IllegalArgumentException("the body must be a JSON object, not null");
    }
    return message;
  }

  private static String explain(Exception broken) {
    Throwable cause = broken;
    String where = "";
    while (cause instanceof IllegalArgumentException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof JsonMappingException mapping) {
      where =
          mapping.getPath().stream()
              .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
              .collect(Collectors.joining("."));
    }
    Throwable root = cause;
    while (root.getCause() != null && root.getCause() instanceof IllegalArgumentException) {
      root = root.getCause();
    }
    String what =
        root instanceof JsonProcessingException json
            ? json.getOriginalMessage()
            : root.getMessage();
    return where.isEmpty() ? what : "field '" + where + "': " + what;
  }
}
