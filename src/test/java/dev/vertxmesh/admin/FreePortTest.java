package dev.vertxmesh.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.settings.Settings;
import dev.vertxmesh.settings.SettingsLayer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class FreePortTest {
  private static final int PORTS = 10;

  private final Vertx vertx = Vertx.vertx();
  private final List<ServerSocket> taken = new ArrayList<>();

  @AfterEach
  void end() throws IOException {
    for (ServerSocket socket : taken) {
      socket.close();
    }
    SiteBench.await(vertx.close());
  }

  /** Takes ten ports in a row, wherever there are ten. */
  private int take() throws IOException {
    int first = ThreadLocalRandom.current().nextInt(20_000, 30_000);
    try {
      for (int port = first; port < first + PORTS; port++) {
        taken.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
      }
      return first;
    } catch (IOException inUse) {
      for (ServerSocket socket : taken) {
        socket.close();
      }
      taken.clear();
      return take();
    }
  }

  private Future<HttpServer> listen(int port) {
    Settings settings =
        Settings.of(SettingsLayer.commandLine(Map.of("mesh.admin.port", String.valueOf(port))));
    return FreePort.listen(vertx, AdminOptions.of(settings), request -> request.response().end());
  }

  @Test
  @DisplayName("AD-10 of ten ports the first that is free is taken")
  void lastOfTen() throws IOException {
    int first = take();
    taken.remove(PORTS - 1).close();
    assertThat(SiteBench.await(listen(first)).actualPort()).isEqualTo(first + PORTS - 1);
  }

  @Test
  @DisplayName("AD-10 if none of ten is free that is said, with the ports and what to set")
  void noneOfTen() throws IOException {
    int first = take();
    Throwable failure =
        SiteBench.await(
            listen(first)
                .transform(
                    done ->
                        done.failed()
                            ? Future.succeededFuture(done.cause())
                            : Future.failedFuture("it listens")));
    assertThat(failure)
        .isInstanceOf(PortException.class)
        .hasMessageContaining("127.0.0.1, ports %d to %d".formatted(first, first + PORTS - 1))
        .hasMessageContaining("Set mesh.admin.port, mesh.admin.interface, or mesh.admin.enabled");
  }
}
