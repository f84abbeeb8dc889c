package dev.vertxmesh.admin;

import java.util.Objects;

/** What this is, as it was built. */
final class Build {
  private Build() {}

  /** The version of the jar, or what stands in its place outside of one. */
  static String version() {
    String built = Build.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(built, "(not from a jar)");
  }
}
