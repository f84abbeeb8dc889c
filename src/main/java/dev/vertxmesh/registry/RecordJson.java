package dev.vertxmesh.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.hazelcast.core.HazelcastJsonValue;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * Records to JSON and back: kebab-case names, instants and durations as ISO 8601 text, nulls
 * omitted, unknown entries ignored because hosts of two versions share the maps during a rolling
 * upgrade (RG-7).
 */
final class RecordJson {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addModule(isoTexts())
          .build();

  private RecordJson() {}

  static HazelcastJsonValue encode(Object record) {
    try {
      return new HazelcastJsonValue(MAPPER.writeValueAsString(record));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write as JSON: " + record, e);
    }
  }

  static <R> R decode(HazelcastJsonValue value, Class<R> type) {
    try {
      return MAPPER.readValue(value.getValue(), type);
    } catch (JsonProcessingException e) {
      throw new RegistryException(
          "Not a "
              + type.getSimpleName()
              + ": "
              + value.getValue()
              + " ("
              + e.getOriginalMessage()
              + "). Remove the entry, or run one version on every host.",
          e);
    }
  }

  /**
   * The epoch of a record, else its incarnation, else the lowest of all; also of text that is no
   * record.
   */
  static long term(HazelcastJsonValue value) {
    try {
      JsonNode json = MAPPER.readTree(value.getValue());
      JsonNode incarnation = json.path("incarnation");
      return json.path("epoch").asLong(incarnation.asLong(Long.MIN_VALUE));
    } catch (JsonProcessingException e) {
      return Long.MIN_VALUE;
    }
  }

  private static SimpleModule isoTexts() {
    return new SimpleModule("iso-texts")
        .addSerializer(Instant.class, ToStringSerializer.instance)
        .addSerializer(Duration.class, ToStringSerializer.instance)
        .addDeserializer(Instant.class, new Text<>(Instant.class, Instant::parse))
        .addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse));
  }

  private static final class Text<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1L;
    private final transient Function<String, T> parse;

    Text(Class<T> type, Function<String, T> parse) {
      super(type);
      this.parse = parse;
    }

    @Override
    protected T _deserialize(String text, DeserializationContext context) throws IOException {
      try {
        return parse.apply(text);
      } catch (DateTimeException e) {
        throw context.weirdStringException(text, handledType(), e.getMessage());
      }
    }
  }
}
