package dev.vertxmesh.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that a setting can have. */
final class SettingTypes {
  private static final Pattern BYTE_SIZE = Pattern.compile("([0-9]{1,12})(B|kB|KB|MB|GB)");
  private static final Pattern CLASS_PREFIX = Pattern.compile("[\\p{javaJavaIdentifierPart}.]+");
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([^\\s:]+|\\[[0-9a-fA-F:.]+]):[0-9]{1,5}");
  private static final Map<String, Long> BYTES =
      Map.of("B", 1L, "kB", 1L << 10, "KB", 1L << 10, "MB", 1L << 20, "GB", 1L << 30);
  private static final long LARGEST_GIGABYTES = 1L << 20;

  private SettingTypes() {}

  /** A duration of at least 1 ms. */
  static SettingType<Duration> duration() {
    String accepts = "a duration from 1ms to 8760h, as 250ms, 10s, 2m or 1h";
    return new SettingType<>(accepts, "10s", DurationText::parse);
  }

  /** A duration of at least 1 ms, or 0, which is {@link Duration#ZERO} and means off. */
  static SettingType<Duration> durationOrOff() {
    String accepts = "a duration from 1ms to 8760h, as 250ms, 10s, 2m or 1h, or 0 for off";
    return new SettingType<>(accepts, "10s", DurationText::parseOrZero);
  }

  /** A whole number from {@code least} to {@code most}, both included. */
  static SettingType<Integer> integer(int least, int most) {
    String accepts = "a whole number from " + least + " to " + most;
    return new SettingType<>(
        accepts, String.valueOf(least), text -> parseInteger(text, least, most));
  }

  /** {@code true} or {@code false}. */
  static SettingType<Boolean> bool() {
    return oneOf(Map.of("true", true, "false", false), List.of("true", "false"));
  }

  /** Any text, the empty one included. */
  static SettingType<String> string(String what, String example) {
    return new SettingType<>(what + ", or nothing", example, Function.identity());
  }

  /** Any text, the empty one included, that nobody may see. */
  static SettingType<String> secret(String what, String example) {
    return new SettingType<>(what + ", or nothing", example, Function.identity(), true);
  }

  /** A constant of an enum, written in lower case with {@code -} for {@code _}. */
  static <E extends Enum<E>> SettingType<E> enumeration(Class<E> type) {
    Map<String, E> constants =
        Stream.of(type.getEnumConstants())
            .collect(Collectors.toMap(SettingTypes::textOf, Function.identity()));
    return oneOf(constants, Stream.of(type.getEnumConstants()).map(SettingTypes::textOf).toList());
  }

  /** Texts separated by commas, blanks around each dropped; the empty text is the empty list. */
  static SettingType<List<String>> list(String what, Pattern item, String example) {
    String accepts = "a list of " + what + " separated by commas, or nothing";
    return new SettingType<>(accepts, example, text -> parseList(text, what, item));
  }

  /** Beginnings of class names. */
  static SettingType<List<String>> classPrefixes() {
    return list("class prefixes", CLASS_PREFIX, "com.example.,org.acme.Worker");
  }

  /** Addresses with their ports. */
  static SettingType<List<String>> members() {
    return list("host:port", HOST_AND_PORT, "10.0.0.1:5701,10.0.0.2:5701");
  }

  static SettingType<String> directory() {
    return string("a directory", "/var/lib/mesh");
  }

  static SettingType<String> javaExecutable() {
    return string("a java executable", "/usr/bin/java");
  }

  static SettingType<String> clusterFile() {
    return string("a Hazelcast XML or YAML file", "cluster-config/cluster.yaml");
  }

  static SettingType<String> localAddress() {
    return string("an address of this machine", "10.0.0.1");
  }

  /** A number of bytes above zero, with a unit of 1, 1024, 1024² or 1024³ bytes. */
  static SettingType<Long> byteSize() {
    String accepts = "a size from 1B to " + LARGEST_GIGABYTES + "GB, as 512B, 64kB, 10MB or 1GB";
    return new SettingType<>(accepts, "10MB", SettingTypes::parseByteSize);
  }

  private static int parseInteger(String text, int least, int most) {
    if (!text.matches("-?[0-9]{1,18}")) {
      throw new IllegalArgumentException("it is not a whole number");
    }
    long number = Long.parseLong(text);
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "it is " + (number < least ? "below " + least : "above " + most));
    }
    return Math.toIntExact(number);
  }

  private static <T> SettingType<T> oneOf(Map<String, T> choices, List<String> order) {
    Function<String, T> parser =
        text -> {
          T choice = choices.get(text);
          if (choice == null) {
            throw new IllegalArgumentException("it is none of the choices");
          }
          return choice;
        };
    return new SettingType<>(String.join(" or ", order), order.get(order.size() - 1), parser);
  }

  private static String textOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static List<String> parseList(String text, String what, Pattern item) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> items = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    for (String each : items) {
      if (!item.matcher(each).matches()) {
        throw new IllegalArgumentException("\"" + each + "\" cannot be in a list of " + what);
      }
    }
    return items;
  }

  private static long parseByteSize(String text) {
    Matcher matcher = BYTE_SIZE.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          text.matches("[0-9]+")
              ? "the number has no unit; write "
                  + text
                  + "B for bytes or "
                  + text
                  + "MB for megabytes"
              : "it is not a whole number followed by B, kB, MB or GB");
    }
    long amount = Long.parseLong(matcher.group(1));
    long unit = BYTES.get(matcher.group(2));
    if (amount == 0 || amount > (LARGEST_GIGABYTES << 30) / unit) {
      throw new IllegalArgumentException("it is out of range");
    }
    return amount * unit;
  }
}
