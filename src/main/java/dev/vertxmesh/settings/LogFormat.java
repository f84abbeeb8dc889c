package dev.vertxmesh.settings;

/** How an event of the log is written. */
public enum LogFormat {
  /** A line for people. */
  TEXT,
  /** A line that is a JSON object. */
  JSON
}
