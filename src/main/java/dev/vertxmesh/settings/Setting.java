package dev.vertxmesh.settings;

import java.util.Locale;

/**
 * One declared setting; {@link MeshSettings} has them all.
 *
 * @param <T> the type of its value
 */
public final class Setting<T> {
  private final String name;
  private final SettingType<T> type;
  private final String defaultText;
  private final String meaning;
  private final String tooSmall;
  private final String tooLarge;
  private final String origin;

  Setting(Declaration<T> declaration, String meaning, String tooSmall, String tooLarge) {
    this.name = declaration.name();
    this.type = declaration.type();
    this.defaultText = declaration.defaultText();
    this.origin = declaration.origin();
    this.meaning = meaning;
    this.tooSmall = tooSmall;
    this.tooLarge = tooLarge;
    parse(defaultText, "default");
  }

  /** The key in every source but the environment, as {@code mesh.supervision.poll-frequency}. */
  public String name() {
    return name;
  }

  /** The environment variable, as {@code MESH_SUPERVISION_POLL_FREQUENCY}. */
  public String environmentName() {
    return environmentName(name);
  }

  /**
   * The value, as it would be written, when no layer sets one; empty where "nothing" is accepted.
   */
  public String defaultText() {
    return defaultText;
  }

  /** Whether nobody may see its value: {@link Settings#shown} masks it. */
  public boolean isSecret() {
    return type.secret();
  }

  /** What texts are accepted, in words. */
  public String accepts() {
    return type.accepts();
  }

  /** What the setting does, in one line. */
  public String meaning() {
    return meaning;
  }

  /** What goes wrong when it is too small, empty, or the milder choice. */
  public String tooSmall() {
    return tooSmall;
  }

  /** What goes wrong when it is too large, set wrongly, or the stricter choice. */
  public String tooLarge() {
    return tooLarge;
  }

  /**
   * Where the setting comes from: a behaviour number as {@code behaviour B 15}, or a design
   * section.
   */
  public String origin() {
    return origin;
  }

  /**
   * The value that a text stands for.
   *
   * @param source who gave the text, for the error
   * @throws IllegalArgumentException naming the setting, the text, its source, what is wrong, what
   *     is accepted and an example
   */
  T parse(String text, String source) {
    try {
      return type.parser().apply(text.strip());
    } catch (IllegalArgumentException refused) {
      String message =
          "%s = \"%s\" (%s): %s. Accepted: %s. Example: %s=%s"
              .formatted(
                  name,
                  isSecret() ? Settings.MASK : text,
                  source,
                  refused.getMessage(),
                  accepts(),
                  name,
                  type.example());
      throw new IllegalArgumentException(message, refused);
    }
  }

  /** The environment variable for a key: upper case, {@code _} for each dot and hyphen. */
  static String environmentName(String name) {
    return name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  @Override
  public String toString() {
    return name;
  }
}
