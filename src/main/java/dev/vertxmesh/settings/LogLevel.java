package dev.vertxmesh.settings;

/** What of our own is logged, at least. */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR
}
