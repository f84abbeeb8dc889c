package dev.vertxmesh.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The value of every setting, and who gave it. Immutable. The later source wins, whatever the order
 * of adding: default, configuration file, environment, system property, verticle configuration,
 * command line (design 5).
 */
public final class Settings {
  /** Stands in place of a secret. */
  static final String MASK = "********";

  /** The source of what nobody gave. */
  public static final String DEFAULT = "default";

  private final List<SettingsLayer> layers;

  /** The winning layer of each key that a layer sets. */
  private final Map<String, SettingsLayer> winners = new HashMap<>();

  private Settings(List<SettingsLayer> layers) {
    this.layers = layers.stream().sorted(Comparator.comparing(SettingsLayer::source)).toList();
    refuseProblems();
    for (SettingsLayer layer : this.layers) {
      layer.texts().keySet().forEach(key -> winners.put(key, layer));
    }
  }

  /** Every setting at its default. */
  public static Settings defaults() {
    return new Settings(List.of());
  }

  /**
   * The defaults under these layers.
   *
   * @throws IllegalArgumentException if a layer has an unknown key or a bad value, overridden or
   *     not; the message has one line for each
   */
  public static Settings of(SettingsLayer... layers) {
    return new Settings(List.of(layers));
  }

  /**
   * The settings that this process was started with: configuration file, environment, system
   * properties and command line.
   *
   * @param commandLine setting name → text
   * @throws IllegalArgumentException as {@link #of} and {@link SettingsLayer#file(Path)}
   */
  public static Settings fromProcess(
      Optional<Path> configurationFile, Map<String, String> commandLine) {
    List<SettingsLayer> layers = new ArrayList<>();
    configurationFile.map(SettingsLayer::file).ifPresent(layers::add);
    layers.add(SettingsLayer.environment(System.getenv()));
    layers.add(SettingsLayer.systemProperties(System.getProperties()));
    layers.add(SettingsLayer.commandLine(commandLine));
    return new Settings(layers);
  }

  /**
   * These settings with one layer more, at the place of its source.
   *
   * @throws IllegalArgumentException as {@link #of}
   */
  public Settings with(SettingsLayer layer) {
    List<SettingsLayer> more = new ArrayList<>(layers);
    more.add(layer);
    return new Settings(more);
  }

  /** The value of a setting; a setting that is off has {@link java.time.Duration#ZERO}. */
  public <T> T get(Setting<T> setting) {
    return setting.parse(text(setting), source(setting));
  }

  /** The value as it was written. */
  public String text(Setting<?> setting) {
    SettingsLayer winner = winners.get(setting.name());
    return winner == null ? setting.defaultText() : winner.texts().get(setting.name()).strip();
  }

  /** The value as it may be shown: as it was written, a secret masked. */
  public String shown(Setting<?> setting) {
    String text = text(setting);
    return setting.isSecret() && !text.isEmpty() ? MASK : text;
  }

  /**
   * Who gave the value, in words: {@code default}, {@code file mesh.properties}, {@code environment
   * MESH_ORPHAN_TIMEOUT}, {@code system property}, {@code verticle configuration}, {@code command
   * line}.
   */
  public String source(Setting<?> setting) {
    return source(setting.name());
  }

  /** Who gave an entry, in the words of {@link #source(Setting)}. */
  public String source(PrefixSetting family, String entry) {
    return source(family.key(entry));
  }

  /** Entry → text, by entry; layers add to each other, and the later source wins an entry. */
  public Map<String, String> entries(PrefixSetting family) {
    Map<String, String> entries = new TreeMap<>();
    winners.forEach(
        (key, winner) -> {
          if (family.matches(key)) {
            entries.put(family.entry(key), winner.texts().get(key).strip());
          }
        });
    return Collections.unmodifiableMap(entries);
  }

  /**
   * Setting name → text of all that a layer set, to hand on to a worker process. A value that
   * equals the default is among them: the worker inherits the environment, which may say otherwise.
   */
  public Map<String, String> explicit() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Setting<?> setting : MeshSettings.all()) {
      if (winners.containsKey(setting.name())) {
        texts.put(setting.name(), text(setting));
      }
    }
    for (PrefixSetting family : MeshSettings.prefixes()) {
      entries(family).forEach((entry, text) -> texts.put(family.key(entry), text));
    }
    return Collections.unmodifiableMap(texts);
  }

  /** What was ignored, one sentence each; only the environment gives any. */
  public List<String> warnings() {
    return layers.stream().flatMap(layer -> layer.warnings().stream()).toList();
  }

  private String source(String key) {
    SettingsLayer winner = winners.get(key);
    return winner == null ? DEFAULT : winner.describe(key);
  }

  private void refuseProblems() {
    List<String> problems = layers.stream().flatMap(layer -> layer.problems().stream()).toList();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }
}
