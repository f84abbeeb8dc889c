package dev.vertxmesh.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vertxmesh.controller.ActorMeshController;
import dev.vertxmesh.controller.ControllerHome;
import dev.vertxmesh.controller.HostMeshController;
import dev.vertxmesh.controller.ProcMeshController;
import dev.vertxmesh.proc.ProcAgent;
import io.vertx.core.Deployable;
import io.vertx.core.Promise;
import io.vertx.core.spi.VerticleFactory;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeshVerticlesTest {

  private final VerticleFactory factory =
      ServiceLoader.load(VerticleFactory.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.prefix().equals("mesh"))
          .findFirst()
          .orElseThrow();

  @ParameterizedTest
  @CsvSource({"host", "home", "proc", "hosts", "procs", "actors"})
  @DisplayName("CL-7 each short name makes a new verticle each time")
  void names(String name) throws Exception {
    Callable<? extends Deployable> maker = make("mesh:" + name).future().result();
    assertThat(maker.call().getClass())
        .isEqualTo(
            switch (name) {
              case "host" -> HostVerticle.class;
              case "home" -> ControllerHome.class;
              case "proc" -> ProcAgent.class;
              case "hosts" -> HostMeshController.class;
              case "procs" -> ProcMeshController.class;
              default -> ActorMeshController.class;
            });
    assertThat(maker.call()).isNotSameAs(maker.call());
  }

  @Test
  @DisplayName("CL-7 any other name is refused with the list of names")
  void unknown() {
    assertThat(make("mesh:hots").future().cause())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no verticle is called 'mesh:hots'; there are mesh:actors, mesh:admin, mesh:home,"
                + " mesh:host, mesh:hosts, mesh:proc, mesh:procs");
  }

  private Promise<Callable<? extends Deployable>> make(String name) {
    Promise<Callable<? extends Deployable>> promise = Promise.promise();
    factory.createVerticle2(name, getClass().getClassLoader(), promise);
    return promise;
  }
}
