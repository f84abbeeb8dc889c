package dev.vertxmesh.settings;

/**
 * Who can give a value, the later winning (design 5). The declared default comes before them all.
 */
enum SettingsSource {
  CONFIGURATION_FILE,
  ENVIRONMENT,
  SYSTEM_PROPERTY,
  VERTICLE_CONFIGURATION,
  COMMAND_LINE
}
