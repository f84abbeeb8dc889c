package dev.vertxmesh.settings;

import java.util.function.Consumer;

/**
 * A setting whose texts are still being given, in this order: {@code means}, {@code tooSmall},
 * {@code tooLarge}. The last one completes the setting and hands it to the registry.
 */
record Declaration<T>(
    Consumer<Setting<?>> registry,
    String name,
    SettingType<T> type,
    String defaultText,
    String origin) {

  Meaning<T> means(String meaning) {
    return new Meaning<>(this, meaning);
  }

  record Meaning<T>(Declaration<T> declaration, String meaning) {
    TooSmall<T> tooSmall(String cost) {
      return new TooSmall<>(this, cost);
    }
  }

  record TooSmall<T>(Meaning<T> meaning, String tooSmall) {
    Setting<T> tooLarge(String cost) {
      Declaration<T> declaration = meaning.declaration();
      Setting<T> setting = new Setting<>(declaration, meaning.meaning(), tooSmall, cost);
      declaration.registry().accept(setting);
      return setting;
    }
  }
}
