package dev.vertxmesh.admin.view;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.vertxmesh.shape.Ranks;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * The records of this package as JSON, as {@code --json} prints them and HTTP serves them: names in
 * lower case with hyphens, instants as ISO-8601 texts, ranks as texts such as {@code "0-3,8"}; what
 * is absent is left out.
 */
public final class ViewJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(new Jdk8Module())
          .addModule(texts())
          .build();

  private ViewJson() {}

  /**
   * Learns how to write what is told at once, which takes a fresh JVM half a second, and longer if
   * it has other work: the first failure need not wait for that. Blocks.
   */
  public static void prepare() {
    List.of(EventView.class, MeshDetail.class).forEach(MAPPER::writerFor);
    json(new PlaceRow("nowhere", Ranks.none()));
  }

  /** A record of this package as an object. */
  public static JsonObject json(Record row) {
    return new JsonObject(text(row));
  }

  /** Records of this package as a list of objects. */
  public static JsonArray json(List<? extends Record> rows) {
    return new JsonArray(text(rows));
  }

  /**
   * Reads a record.
   *
   * @throws IllegalArgumentException if that is not what {@link #json(Record)} makes of one
   */
  public static <R extends Record> R read(Class<R> type, JsonObject json) {
    try {
      return MAPPER.readValue(json.encode(), type);
    } catch (JsonProcessingException unfit) {
      throw new IllegalArgumentException(
          "that is no %s: %s".formatted(type.getSimpleName(), unfit.getOriginalMessage()), unfit);
    }
  }

  /** As {@link #read(Class, JsonObject)}, of a list of objects. */
  public static <R extends Record> List<R> read(Class<R> type, JsonArray json) {
    return json.stream().map(JsonObject.class::cast).map(row -> read(type, row)).toList();
  }

  private static String text(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException unfit) {
      throw new IllegalStateException(
          "a %s cannot be written as JSON".formatted(value.getClass().getSimpleName()), unfit);
    }
  }

  private static SimpleModule texts() {
    SimpleModule module = new SimpleModule("vertx-mesh-view");
    add(module, Ranks.class, Ranks::parse);
    add(module, Instant.class, Instant::parse);
    return module;
  }

  private static <T> void add(SimpleModule module, Class<T> type, Function<String, T> parse) {
    module.addSerializer(type, new TextWriter<>(type));
    module.addDeserializer(type, new TextReader<>(type, parse));
  }

  /** Writes a value as its {@code toString}. */
  private static final class TextWriter<T> extends StdSerializer<T> {
    private static final long serialVersionUID = 1L;

    TextWriter(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(value.toString());
    }
  }

  /** Reads a value from its text. */
  private static final class TextReader<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    private final transient Function<String, T> parse;

    TextReader(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
      String text = in.getValueAsString();
      try {
        return parse.apply(text);
      } catch (RuntimeException unfit) {
        throw context.weirdStringException(text, handledType(), unfit.getMessage());
      }
    }
  }
}
