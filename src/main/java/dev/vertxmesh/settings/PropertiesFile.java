package dev.vertxmesh.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** A configuration file in Java's {@code .properties} format, as a layer. */
final class PropertiesFile {
  private PropertiesFile() {}

  static SettingsLayer read(Path file) {
    try (Reader text = Files.newBufferedReader(file)) {
      return read(file.toString(), text);
    } catch (NoSuchFileException missing) {
      throw refused(file.toString(), "there is no such file", missing);
    } catch (IOException failed) {
      throw refused(file.toString(), "cannot be opened: " + failed, failed);
    }
  }

  static SettingsLayer read(String fileName, Reader text) {
    EachKeyOnce properties = new EachKeyOnce();
    try {
      properties.load(text);
    } catch (CharacterCodingException failed) {
      throw refused(fileName, "is not UTF-8 text; save it as UTF-8", failed);
    } catch (IOException failed) {
      throw refused(fileName, "cannot be read: " + failed, failed);
    } catch (IllegalArgumentException failed) {
      throw refused(fileName, failed.getMessage(), failed);
    }
    Map<String, String> texts = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      texts.put(key, properties.getProperty(key));
    }
    return new SettingsLayer(
        SettingsSource.CONFIGURATION_FILE, "file " + fileName, texts, List.of());
  }

  private static IllegalArgumentException refused(String file, String reason, Exception cause) {
    return new IllegalArgumentException("Configuration file " + file + ": " + reason + ".", cause);
  }

  /** Properties that refuse a second value for a key, where the JDK keeps the last one silently. */
  private static final class EachKeyOnce extends Properties {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Object put(Object key, Object value) {
      if (containsKey(key)) {
        throw new IllegalArgumentException(
            "%s is given twice, as \"%s\" and as \"%s\"; remove one"
                .formatted(key, get(key), value));
      }
      return super.put(key, value);
    }
  }
}
