package dev.vertxmesh.admin;

import dev.vertxmesh.settings.AdminSettings;
import dev.vertxmesh.settings.Settings;
import java.time.Duration;

/**
 * The settings of the HTTP API.
 *
 * @param enabled whether to serve at all
 * @param address where to listen
 * @param port the first to try, 0 for any free one
 * @param writes whether something may be changed
 * @param token what allows it, "" for nothing
 * @param concurrency how many questions at once
 * @param timeout how long an answer may take
 */
public record AdminOptions(
    boolean enabled,
    String address,
    int port,
    boolean writes,
    String token,
    int concurrency,
    Duration timeout) {

  /**
   * Refuses what would leave writes open (AD-6).
   *
   * @throws IllegalArgumentException if writes are on and there is no token
   */
  public AdminOptions {
    if (enabled && writes && token.isEmpty()) {
      throw new IllegalArgumentException(
          "%s = true needs a token: set %s (as MESH_ADMIN_TOKEN in the environment, so that it is"
                  .formatted(AdminSettings.WRITES, AdminSettings.TOKEN)
              + " in no list of processes), or leave writes off");
    }
  }

  /**
   * What the settings say.
   *
   * @throws IllegalArgumentException as the constructor
   */
  public static AdminOptions of(Settings settings) {
    return new AdminOptions(
        settings.get(AdminSettings.ENABLED),
        settings.get(AdminSettings.INTERFACE),
        settings.get(AdminSettings.PORT),
        settings.get(AdminSettings.WRITES),
        settings.get(AdminSettings.TOKEN),
        settings.get(AdminSettings.CONCURRENCY),
        settings.get(AdminSettings.TIMEOUT));
  }

  @Override
  public String toString() {
    return "HTTP API at " + address + ":" + port + (writes ? ", writes on" : "");
  }
}
