package dev.vertxmesh.admin;

import dev.vertxmesh.admin.HttpProblem.Kind;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What stands behind the question mark of a request. Refuses what it does not understand. */
final class Query {
  private final MultiMap given;

  private Query(MultiMap given) {
    this.given = given;
  }

  /**
   * The query of a request.
   *
   * @param known the names that it may have
   * @throws HttpProblem if it has another, or one of them twice
   */
  static Query of(RoutingContext request, String... known) {
    MultiMap given = request.queryParams();
    for (String name : given.names()) {
      if (!List.of(known).contains(name)) {
        throw Kind.BAD_REQUEST
            .because(
                "the query has no '%s' here; it takes %s"
                    .formatted(name, known.length == 0 ? "nothing" : String.join(", ", known)))
            .with("parameter", name);
      }
      if (given.getAll(name).size() > 1) {
        throw bad(name, "is given twice: give it once");
      }
    }
    return new Query(given);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(given.get(name)).filter(text -> !text.isEmpty());
  }

  boolean flag(String name) {
    String text = text(name).orElse("false");
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw bad(name, "is '" + text + "': give true or false");
    };
  }

  OptionalInt number(String name, int least, int most) {
    return text(name)
        .map(text -> OptionalInt.of(parse(name, text, least, most)))
        .orElseGet(OptionalInt::empty);
  }

  <E extends Enum<E>> E constant(String name, Class<E> type, E otherwise) {
    return text(name)
        .map(
            text ->
                Arrays.stream(type.getEnumConstants())
                    .filter(each -> lower(each).equals(text))
                    .findFirst()
                    .orElseThrow(
                        () -> bad(name, "is '" + text + "': give one of " + choices(type))))
        .orElse(otherwise);
  }

  /** A whole number, wherever in a request it stands. */
  static int parse(String name, String text, int least, int most) {
    if (text.matches("[0-9]{1,9}")) {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw bad(name, "is '%s': give a number from %d to %d".formatted(text, least, most));
  }

  private static HttpProblem bad(String name, String problem) {
    return Kind.BAD_REQUEST.because("'" + name + "' " + problem).with("parameter", name);
  }

  private static <E extends Enum<E>> String choices(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(Query::lower)
        .collect(Collectors.joining(", "));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
