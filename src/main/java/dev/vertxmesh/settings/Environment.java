package dev.vertxmesh.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The environment as a layer. Kubernetes and Docker links put variables of their own there for each
 * service ({@code MESH_SERVICE_HOST}, {@code MESH_CLUSTER_PORT=tcp://…}), so what stands for no
 * setting, or is such an address, is a warning and has no effect (design 5).
 */
final class Environment {
  private static final String OURS = "MESH_";
  private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  private Environment() {}

  static SettingsLayer read(Map<String, String> variables) {
    Map<String, String> texts = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    new TreeMap<>(variables)
        .forEach(
            (variable, text) -> {
              if (variable.startsWith(OURS)) {
                Optional<String> key = keyOf(variable);
                if (isServiceAddress(variable, text)) {
                  warnings.add(serviceAddress(variable, text));
                } else if (key.isPresent()) {
                  texts.put(key.get(), text);
                } else {
                  warnings.add(unknown(variable));
                }
              }
            });
    return new SettingsLayer(SettingsSource.ENVIRONMENT, "environment", texts, warnings);
  }

  /** The setting that an environment variable stands for. */
  private static Optional<String> keyOf(String variable) {
    for (Setting<?> setting : MeshSettings.all()) {
      if (setting.environmentName().equals(variable)) {
        return Optional.of(setting.name());
      }
    }
    for (PrefixSetting family : MeshSettings.prefixes()) {
      String prefix = Setting.environmentName(family.prefix());
      String entry = hyphenated(variable, prefix);
      if (variable.startsWith(prefix) && family.matches(family.key(entry))) {
        return Optional.of(family.key(entry));
      }
    }
    return Optional.empty();
  }

  private static String hyphenated(String variable, String prefix) {
    int start = Math.min(prefix.length(), variable.length());
    return variable.substring(start).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean isServiceAddress(String variable, String text) {
    return variable.endsWith("_PORT") && SERVICE_ADDRESS.matcher(text).matches();
  }

  private static String serviceAddress(String variable, String text) {
    return "Environment variable %s = \"%s\" is the address of a service, not a setting; ignored."
        .formatted(variable, text);
  }

  private static String unknown(String variable) {
    String nearest = KnownKeys.nearest(variable.toLowerCase(Locale.ROOT).replace('_', '.'));
    return "Environment variable %s stands for no setting; ignored. The nearest known one is %s."
        .formatted(variable, Setting.environmentName(nearest).replace("<ENTRY>", "<entry>"));
  }
}
