package dev.vertxmesh.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a key can stand for, and what a mistyped one most likely meant. */
final class KnownKeys {
  /** A key of a family has at least this many parts: {@code mesh.host.classpath.<entry>}. */
  private static final int PARTS_WITH_ENTRY = 4;

  private KnownKeys() {}

  /** The family that this key belongs to, if there is one and the key's entry is well formed. */
  static Optional<PrefixSetting> prefixOf(String key) {
    return MeshSettings.prefixes().stream().filter(family -> family.matches(key)).findFirst();
  }

  /** The known key nearest to an unknown one; for a family, its key with the typed entry. */
  static String nearest(String unknown) {
    List<String> known = new ArrayList<>();
    MeshSettings.all().forEach(setting -> known.add(setting.name()));
    MeshSettings.prefixes().forEach(family -> known.add(family.prefix()));
    List<String> parts = List.of(unknown.split("\\.", -1));
    if (parts.size() >= PARTS_WITH_ENTRY) {
      MeshSettings.prefixes().stream()
          .map(family -> family.key(parts.get(parts.size() - 1)))
          .filter(key -> prefixOf(key).isPresent())
          .forEach(known::add);
    }
    String nearest = NearestName.of(unknown, known);
    return nearest.endsWith(".") ? nearest + "<entry>" : nearest;
  }
}
