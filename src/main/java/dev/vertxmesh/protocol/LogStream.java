package dev.vertxmesh.protocol;

/** Which of the two logs of a process. */
public enum LogStream {
  /** What it wrote to stdout. */
  OUT,
  /** What it wrote to stderr. */
  ERR
}
