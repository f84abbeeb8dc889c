package dev.vertxmesh.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.vertxmesh.shape.Extent;
import dev.vertxmesh.shape.Ranks;
import dev.vertxmesh.shape.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Says what is wrong with a body, in the words of JSON: its sender need not know Java. */
final class BadBody {

  private static final String BODY = "the body";
  private static final String FIELD = "field '";
  private static final Set<Class<?>> TEXTS =
      Set.of(String.class, Ranks.class, Extent.class, Region.class, Instant.class);
  private static final Set<Class<?>> WHOLE_NUMBERS =
      Set.of(int.class, long.class, Integer.class, Long.class, Duration.class);

  private BadBody() {}

  /** One sentence that names the field, and what is wrong with it. */
  static String explain(Throwable broken) {
    Throwable root = rootOf(broken);
    String path = broken instanceof JsonMappingException mapping ? pathOf(mapping) : "";
    String subject = path.isEmpty() ? BODY : FIELD + path + "'";
    if (root instanceof UnrecognizedPropertyException unknown) {
      return subject + " is not known; known here: " + fieldsBeside(unknown);
    }
    if (root instanceof InvalidNullException) {
      return subject + " is missing";
    }
    if (root instanceof MismatchedInputException mismatch) {
      return subject + (isNull(mismatch) ? " is missing" : " must be " + wanted(mismatch, path));
    }
    if (root instanceof InputCoercionException) {
      return subject + " is out of the range of its kind of number";
    }
    if (root instanceof JsonProcessingException syntax) {
      return BODY + " is not JSON: " + reasonOf(syntax);
    }
    return root instanceof IllegalArgumentException
        ? said(path, root.getMessage())
        : subject + " cannot be read";
  }

  private static Throwable rootOf(Throwable broken) {
    Throwable root = broken;
    while (root.getCause() instanceof JsonProcessingException
        || root.getCause() instanceof IllegalArgumentException
        || root.getCause() instanceof NullPointerException) {
      root = root.getCause();
    }
    return root;
  }

  /** The way to the field: {@code states[0].ranks}. */
  private static String pathOf(JsonMappingException mapping) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : mapping.getPath()) {
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.toString();
  }

  private static String fieldsBeside(UnrecognizedPropertyException unknown) {
    return unknown.getKnownPropertyIds().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static boolean isNull(MismatchedInputException mismatch) {
    return mismatch.getOriginalMessage().startsWith("Cannot map `null`");
  }

  private static String wanted(MismatchedInputException mismatch, String path) {
    Class<?> type = Objects.requireNonNullElse(mismatch.getTargetType(), Object.class);
    if (TEXTS.contains(type) || type.isEnum()) {
      return "a text";
    }
    if (WHOLE_NUMBERS.contains(type)) {
      return "a whole number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == byte[].class) {
      return "bytes in base64, with the alphabet for URLs";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return path.isEmpty() ? "one JSON object" : "an object";
  }

  private static String reasonOf(JsonProcessingException syntax) {
    if (syntax instanceof JsonEOFException) {
      return "it ends too early";
    }
    if (syntax instanceof StreamConstraintsException) {
      return "a text, a number or the nesting in it is too long";
    }
    return syntax.getOriginalMessage();
  }

  /** What a constructor of ours said, which may name a field of its own. */
  private static String said(String path, String message) {
    if (path.isEmpty()) {
      return message;
    }
    return message.startsWith(FIELD)
        ? FIELD + path + "." + message.substring(FIELD.length())
        : FIELD + path + "': " + message;
  }
}
