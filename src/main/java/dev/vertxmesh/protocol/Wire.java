package dev.vertxmesh.protocol;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.vertxmesh.settings.MeshSettings;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.EncodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;

/**
 * JSON, both ways. Field names are lower case with hyphens, durations are whole milliseconds in
 * fields that end in {@code -ms}, instants are ISO-8601 texts, sets of ranks and shapes are texts
 * such as {@code "0-3,8"} and {@code "hosts=2,procs=2"}, bytes are base64 as {@link
 * JsonObject#getBinary} reads it; what is absent is left out.
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
          .annotationIntrospector(new RequiredFields())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .withCoercionConfig(
              LogicalType.Textual,
              texts ->
                  texts
                      .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                      .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
          .defaultBase64Variant(Base64Variants.MODIFIED_FOR_URL)
          .addModule(new Jdk8Module())
          .addModule(WireTypes.module())
          .build();

  private static final ObjectReader ORDERS = MAPPER.reader();
  private static final ObjectReader NEWS =
      ORDERS.without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Wire() {}

  /**
   * {@code message} as text in bytes: encoded once, sent to many. Half of a surrogate pair, which
   * an exception's message may hold, becomes a question mark.
   *
   * @throws IllegalStateException if a JSON object in it holds what JSON cannot say
   */
  public static Buffer toBuffer(Object message) {
    try {
      return Buffer.buffer(MAPPER.writeValueAsString(message));
    } catch (JsonProcessingException unfit) {
      throw new IllegalStateException(
          "a %s cannot be encoded: %s"
              .formatted(message.getClass().getSimpleName(), unfit.getOriginalMessage()),
          unfit);
    }
  }

  /** {@code message} as the object that plain consumers get. */
  public static JsonObject toJson(Object message) {
    return new JsonObject(toBuffer(message));
  }

  /**
   * Reads an order: a field that is not known is a mistyped one.
   *
   * @param body a JSON object, or the same as bytes or text
   * @throws RefusedException BAD_REQUEST, naming the field and what was wrong with it
   */
  public static <T> T read(Class<T> type, Object body) {
    return read(type, body, Long.MAX_VALUE);
  }

  /** As {@link #read(Class, Object)}, of a body that has at most {@code limit} bytes as text. */
  static <T> T read(Class<T> type, Object body, long limit) {
    return read(ORDERS, type, body, limit);
  }

  /**
   * Reads an answer, a report or a notice: fields that are not known are passed over, for who sent
   * them may be of a later version (PR-4).
   *
   * @param body as of {@link #read(Class, Object)}
   * @throws RefusedException as there
   */
  public static <T> T readNews(Class<T> type, Object body) {
    return read(NEWS, type, body, Long.MAX_VALUE);
  }

  private static <T> T read(ObjectReader reader, Class<T> type, Object body, long limit) {
    byte[] bytes = bytesOf(body);
    if (bytes.length > limit) {
      throw Refusal.BAD_REQUEST.because(
          "the body has %d bytes; the most is %d (%s)"
              .formatted(bytes.length, limit, MeshSettings.MESSAGE_LIMIT));
    }
    try {
      T message = reader.readValue(bytes, type);
      if (message != null) {
        return message;
      }
    } catch (IOException | IllegalArgumentException broken) {
      throw Refusal.BAD_REQUEST.because(BadBody.explain(broken));
    }
    throw notAnObject("null");
  }

  private static byte[] bytesOf(Object body) {
    if (body instanceof Buffer buffer) {
      return buffer.getBytes();
    }
    if (body instanceof JsonObject json) {
      return encoded(json).getBytes();
    }
    if (body instanceof String text) {
      return Buffer.buffer(text).getBytes();
    }
    throw notAnObject(nameOf(body));
  }

  private static Buffer encoded(JsonObject json) {
    try {
      return json.toBuffer();
    } catch (EncodeException unfit) {
      throw Refusal.BAD_REQUEST.because("the body holds a value that is not JSON");
    } catch (StackOverflowError tooDeep) {
      throw Refusal.BAD_REQUEST.because("the body nests too deeply");
    }
  }

  private static RefusedException notAnObject(String given) {
    return Refusal.BAD_REQUEST.because("the body must be one JSON object, not " + given);
  }

  private static String nameOf(Object body) {
    if (body == null) {
      return "nothing";
    }
    if (body instanceof JsonArray) {
      return "a list";
    }
    if (body instanceof Number) {
      return "a number";
    }
    return body instanceof Boolean ? "true or false" : "something else";
  }
}
