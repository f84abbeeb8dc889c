package dev.vertxmesh.host;

import dev.vertxmesh.host.launch.Leftovers;
import dev.vertxmesh.settings.MeshSettings;
import dev.vertxmesh.settings.Settings;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an earlier life of a host left running. Nobody is adopted: it is ended, and counted. */
public final class EarlierLife {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierLife.class);

  private EarlierLife() {}

  /**
   * Ends it. A host does so before it joins the cluster: workers that stand still are members yet,
   * and every join waits for them (HO-13). Blocks, at most for {@code mesh.lifeline.close-grace}
   * and some seconds for each worker.
   *
   * @param cluster the name of the cluster, part of the default directory
   * @return how many workers had to be ended
   * @throws IllegalArgumentException if a setting of the host is wrong
   */
  public static int end(Settings settings, String cluster) {
    return end(HostAgentOptions.from(settings, new JsonObject(), false, cluster));
  }

  static int end(HostAgentOptions options) {
    List<String> ended =
        new Leftovers(options.directory())
            .end(options.settings().get(MeshSettings.LIFELINE_CLOSE_GRACE));
    if (!ended.isEmpty()) {
      LOG.warn(
          "ended {} workers that an earlier life of a host had left in {}: {}",
          ended.size(),
          options.directory(),
          String.join(", ", ended));
    }
    return ended.size();
  }
}
