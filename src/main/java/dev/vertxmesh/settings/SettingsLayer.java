package dev.vertxmesh.settings;

import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The keys and texts that one source gave. Keys are setting names ({@code mesh.…}) whatever the
 * source; {@link Settings} judges them.
 */
public final class SettingsLayer {
  private final SettingsSource source;
  private final String name;
  private final Map<String, String> texts;
  private final List<String> warnings;

  SettingsLayer(
      SettingsSource source, String name, Map<String, String> texts, List<String> warnings) {
    this.source = source;
    this.name = name;
    this.texts = Collections.unmodifiableMap(new TreeMap<>(texts));
    this.warnings = List.copyOf(warnings);
  }

  /**
   * A configuration file: Java {@code .properties} text in UTF-8.
   *
   * @throws IllegalArgumentException naming the file and what is wrong: it cannot be read, is not
   *     UTF-8, has a malformed escape, or gives a key twice
   */
  public static SettingsLayer file(Path file) {
    return PropertiesFile.read(file);
  }

  /**
   * As {@link #file(Path)}, from a reader, which stays open.
   *
   * @param fileName what errors call it
   */
  public static SettingsLayer file(String fileName, Reader text) {
    return PropertiesFile.read(fileName, text);
  }

  /**
   * The environment. Variables that do not begin with {@code MESH_} are ignored; those that do and
   * stand for no setting are warnings.
   */
  public static SettingsLayer environment(Map<String, String> variables) {
    return Environment.read(variables);
  }

  /** The system properties whose keys begin with {@code mesh.}; the others are ignored. */
  public static SettingsLayer systemProperties(Properties properties) {
    Map<String, String> texts = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith("mesh.")) {
        texts.put(key, properties.getProperty(key));
      }
    }
    return new SettingsLayer(SettingsSource.SYSTEM_PROPERTY, "system property", texts, List.of());
  }

  /**
   * A verticle's {@code config()}, as flat keys. The verticle's options class takes its own entries
   * out first: any key that is no setting is an error.
   */
  public static SettingsLayer verticle(Map<String, String> texts) {
    return new SettingsLayer(
        SettingsSource.VERTICLE_CONFIGURATION, "verticle configuration", texts, List.of());
  }

  /** The command line. */
  public static SettingsLayer commandLine(Map<String, String> texts) {
    return new SettingsLayer(SettingsSource.COMMAND_LINE, "command line", texts, List.of());
  }

  SettingsSource source() {
    return source;
  }

  /** Key → text, by key. */
  Map<String, String> texts() {
    return texts;
  }

  List<String> warnings() {
    return warnings;
  }

  /** Who set this key, in words: {@code file mesh.properties}, {@code environment MESH_…}. */
  String describe(String key) {
    return source == SettingsSource.ENVIRONMENT ? name + " " + Setting.environmentName(key) : name;
  }

  /** What is wrong with the layer's keys and texts, one sentence each, by key. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    texts.forEach(
        (key, text) -> {
          if (KnownKeys.prefixOf(key).isPresent()) {
            return;
          }
          MeshSettings.find(key)
              .ifPresentOrElse(
                  setting -> check(setting, text, problems), () -> problems.add(unknown(key)));
        });
    return problems;
  }

  private void check(Setting<?> setting, String text, List<String> problems) {
    try {
      setting.parse(text, describe(setting.name()));
    } catch (IllegalArgumentException refused) {
      problems.add(refused.getMessage());
    }
  }

  private String unknown(String key) {
    return "Unknown setting %s (%s). The nearest known one is %s."
        .formatted(key, describe(key), KnownKeys.nearest(key));
  }
}
