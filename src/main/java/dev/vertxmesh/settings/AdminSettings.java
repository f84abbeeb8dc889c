package dev.vertxmesh.settings;

import static dev.vertxmesh.settings.SettingTypes.bool;
import static dev.vertxmesh.settings.SettingTypes.duration;
import static dev.vertxmesh.settings.SettingTypes.integer;
import static dev.vertxmesh.settings.SettingTypes.localAddress;
import static dev.vertxmesh.settings.SettingTypes.secret;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The settings of the HTTP API. */
public final class AdminSettings {
  private static final List<Setting<?>> DECLARED = new ArrayList<>();

  public static final Setting<Boolean> ENABLED =
      declare("mesh.admin.enabled", bool(), "true", "design 2")
          .means("Whether this host serves the HTTP API. Hosts that others launch never do.")
          .tooSmall("false: the command joins the cluster for every look, and takes a second.")
          .tooLarge("true: who reaches the interface reads all that the cluster shows.");

  public static final Setting<String> INTERFACE =
      declare("mesh.admin.interface", localAddress(), "127.0.0.1", "design 2")
          .means("Address that the HTTP API listens on.")
          .tooSmall("Loopback: other machines, and probes from outside, do not reach it.")
          .tooLarge("0.0.0.0: logs, stacks and names are open to all who reach the machine.");

  public static final Setting<Integer> PORT =
      declare("mesh.admin.port", integer(0, 65_535), "7080", "design 2")
          .means("Port of the HTTP API: the first free one of it and the nine after it. 0 = any.")
          .tooSmall("Below 1024 it needs privileges; 0: the command does not find it by itself.")
          .tooLarge("In the range of ephemeral ports it may be taken.");

  public static final Setting<Boolean> WRITES =
      declare("mesh.admin.writes", bool(), "false", "design 2")
          .means("Whether the HTTP API may change something. It needs a token then.")
          .tooSmall("false: whoever wants to stop a mesh needs the command or the library.")
          .tooLarge("true: who has the token may stop every mesh.");

  public static final Setting<String> TOKEN =
      declare(
              "mesh.admin.token",
              secret("a long random text", "$(openssl rand -hex 32)"),
              "",
              "design 2")
          .means("What writes over HTTP show as `Authorization: Bearer`. Never printed.")
          .tooSmall("Nothing: no writes. Short: it can be guessed.")
          .tooLarge("Above 8kB no client can send it.");

  public static final Setting<Integer> CONCURRENCY =
      declare("mesh.admin.concurrency", integer(1, 10_000), "8", "behaviour B 88")
          .means("How many questions over HTTP are worked on at once; others get 503.")
          .tooSmall("A few open pages refuse each other.")
          .tooLarge("Curious clients cost the cluster as many questions at once.");

  public static final Setting<Duration> TIMEOUT =
      declare("mesh.admin.timeout", duration(), "10s", "behaviour B 88")
          .means("How long an answer over HTTP may take; a stop has its deadline beside that.")
          .tooSmall("Answers of a busy cluster become 504.")
          .tooLarge("Questions to a controller that hangs hold their places that long.");

  private AdminSettings() {}

  /** All of them, in declared order. */
  static List<Setting<?>> all() {
    return DECLARED;
  }

  private static <T> Declaration<T> declare(
      String name, SettingType<T> type, String defaultText, String origin) {
    return new Declaration<>(DECLARED::add, name, type, defaultText, origin);
  }
}
