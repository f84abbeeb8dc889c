package dev.vertxmesh.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.vertxmesh.model.Cause;
import dev.vertxmesh.model.DrillFault;
import dev.vertxmesh.model.MeshKind;
import dev.vertxmesh.model.PostMortem;
import dev.vertxmesh.model.Status;
import dev.vertxmesh.model.Subject;
import dev.vertxmesh.model.SupervisionEvent;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import dev.vertxmesh.supervision.SubscriberLedger;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How values that JSON does not know are written and read. */
final class WireTypes {

  private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

  private static final Duration LONGEST = Duration.ofDays(365);

  private WireTypes() {}

  static Module module() {
    SimpleModule module = new SimpleModule("vertx-mesh");
    text(module, Ranks.class, Ranks::toString, Ranks::parse);
    text(module, Extent.class, Extent::toString, Extent::parse);
    text(module, Region.class, Region::toString, Region::parse);
    text(module, Instant.class, Instant::toString, WireTypes::instant);
    module.addSerializer(Duration.class, writer((value, out) -> out.writeNumber(value.toMillis())));
    module.addDeserializer(Duration.class, reader((in, context) -> duration(in)));
    module.addSerializer(
        JsonObject.class, writer((value, out) -> out.writeRawValue(value.encode())));
    module.addSerializer(
        JsonArray.class, writer((value, out) -> out.writeRawValue(value.encode())));
    module.addDeserializer(
        JsonObject.class,
        reader(
            (in, context) ->
                new JsonObject(
                    context.<Map<String, Object>>readValue(
                        in, context.getTypeFactory().constructType(FIELDS)))));
    enums(module);
    return module;
  }

  private static Duration duration(JsonParser in) throws IOException {
    requireToken(in, JsonToken.VALUE_NUMBER_INT, Duration.class);
    long milliseconds = in.getLongValue();
    if (milliseconds < 0) {
      throw new IllegalArgumentException(
          milliseconds + " is no duration: the least is 0 milliseconds");
    }
    if (milliseconds > LONGEST.toMillis()) {
      throw new IllegalArgumentException(
          milliseconds
              + " is too long: the most is a year, "
              + LONGEST.toMillis()
              + " milliseconds");
    }
    return Duration.ofMillis(milliseconds);
  }

  private static void requireToken(JsonParser in, JsonToken token, Class<?> type)
      throws IOException {
    if (!in.hasToken(token)) {
      throw MismatchedInputException.from(in, type, "wrong kind of token");
    }
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException unreadable) {
      throw new IllegalArgumentException("'" + text + "' is not an ISO-8601 instant");
    }
  }

  private static <T> void text(
      SimpleModule module, Class<T> type, Function<T, String> format, Function<String, T> parse) {
    module.addSerializer(type, writer((value, out) -> out.writeString(format.apply(value))));
    module.addDeserializer(
        type,
        reader(
            (in, context) -> {
              requireToken(in, JsonToken.VALUE_STRING, type);
              return parse.apply(in.getText());
            }));
  }

  private static void enums(SimpleModule module) {
    constants(module, Status.class);
    constants(module, Cause.Learned.class);
    constants(module, PostMortem.Memory.class);
    constants(module, Subject.Kind.class);
    constants(module, SupervisionEvent.Kind.class);
    constants(module, SubscriberLedger.Form.class);
    constants(module, SpawnActors.Threading.class);
    constants(module, MeshKind.class);
    constants(module, LogStream.class);
    constants(module, DrillFault.class);
  }

  private static <E extends Enum<E>> void constants(SimpleModule module, Class<E> type) {
    text(module, type, WireTypes::textOf, text -> constant(type, text));
  }

  private static String textOf(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> textOf(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is not one of " + choices(type.getEnumConstants())));
  }

  private static String choices(Enum<?>[] constants) {
    return Arrays.stream(constants).map(WireTypes::textOf).collect(Collectors.joining(", "));
  }

  private interface Writing<T> {
    void write(T value, JsonGenerator out) throws IOException;
  }

  private interface Reading<T> {
    T read(JsonParser in, DeserializationContext context) throws IOException;
  }

  private static <T> JsonSerializer<T> writer(Writing<T> writing) {
    return new JsonSerializer<>() {
      @Override
      public void serialize(T value, JsonGenerator out, SerializerProvider provider)
          throws IOException {
        writing.write(value, out);
      }
    };
  }

  private static <T> JsonDeserializer<T> reader(Reading<T> reading) {
    return new JsonDeserializer<>() {
      @Override
      public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
        return reading.read(in, context);
      }
    };
  }
}
