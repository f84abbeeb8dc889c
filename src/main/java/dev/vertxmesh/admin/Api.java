package dev.vertxmesh.admin;

/** Where the API stands. */
final class Api {

  /** Before every route of it. */
  static final String BASE = "/api/v1";

  private Api() {}
}
