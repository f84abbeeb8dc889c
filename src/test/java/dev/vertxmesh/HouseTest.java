package dev.vertxmesh;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The walls of the house: which package may know which, and how large a room may be. */
@AnalyzeClasses(packages = "dev.vertxmesh", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseTest {

  private static final String ROOT = "dev.vertxmesh";
  private static final String[] PURE = {
    ROOT + ".shape..", ROOT + ".model..", ROOT + ".supervision..", ROOT + ".settings.."
  };
  private static final int MOST_LINES = 400;
  private static final int MEDIAN_LINES = 100;

  @ArchTest
  static final ArchRule PURE_PACKAGES_IMPORT_THE_JDK_ONLY =
      classes()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("java..").or(resideInAnyPackage(PURE)))
          .as("1: shape, model, supervision and settings import the JDK only");

  @ArchTest
  static final ArchRule PURE_PACKAGES_READ_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC")
          .as("1: decisions take time as a parameter");

  @ArchTest
  static final ArchRule STATIONS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching(ROOT + ".(host|controller|subscriber|proc)..")
          .should()
          .notDependOnEachOther()
          .as("2: stations meet in protocol, and share station");

  @ArchTest
  static final ArchRule ONLY_PROC_HOSTS_ACTOR =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".proc..", ROOT + ".actor..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".actor..")
          .as("2: only proc hosts actor");

  @ArchTest
  static final ArchRule ACTOR_KNOWS_NO_STATION =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".actor..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".proc..", ROOT + ".host..", ROOT + ".controller..", ROOT + ".subscriber..")
          .as("2: an actor knows no station");

  @ArchTest
  static final ArchRule ONLY_REGISTRY_AND_CLUSTER_KNOW_HAZELCAST =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".registry..", ROOT + ".cluster..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.hazelcast..", "io.vertx.spi.cluster.hazelcast..")
          .as("3: only registry and cluster import Hazelcast");

  @ArchTest
  static final ArchRule ONLY_PROTOCOL_REGISTRY_AND_EDGES_KNOW_JACKSON =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              ROOT + ".protocol..", ROOT + ".registry..", ROOT + ".cli..", ROOT + ".admin..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml.jackson..")
          .as(
              "3: only protocol and registry build or read wire and map JSON; edges own their DTOs");

  @ArchTest
  static final ArchRule PROCESSES_START_IN_ONE_PLACE =
      noClasses()
          .that(
              not(resideInAPackage(ROOT + ".host.launch.."))
                  .and(
                      not(
                          com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName(
                              "ProcessGroup"))))
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(ProcessBuilder.class)
          .as("3: processes start only in host.launch; station.ProcessGroup runs kill alone");

  @ArchTest
  static final ArchRule A_JVM_ENDS_IN_FEW_PLACES =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + ".cli..")
          .and()
          .haveNameNotMatching(".*\\.proc\\.WorkerMain.*|.*\\.station\\.ProcessGroup")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .as("3: a JVM ends only in cli and proc.WorkerMain; station.ProcessGroup ends its group");

  @ArchTest
  static final ArchRule NO_STATION_KNOWS_FACADE_OR_CLUSTER =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".actor..",
              ROOT + ".proc..",
              ROOT + ".host..",
              ROOT + ".controller..",
              ROOT + ".subscriber..",
              ROOT + ".station..",
              ROOT + ".protocol..",
              ROOT + ".registry..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(ROOT, ROOT + ".cluster..", ROOT + ".cli..", ROOT + ".admin.."))
          .as("4: facade and cluster may import stations; no station imports them");

  @ArchTest
  static final ArchRule CLI_KNOWS_THE_EDGES_ONLY =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".cli..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + ".actor..",
              ROOT + ".proc..",
              ROOT + ".host..",
              ROOT + ".controller..",
              ROOT + ".subscriber..",
              ROOT + ".supervision..",
              ROOT + ".registry..")
          .as("4: cli sees facade, model, settings, cluster and admin");

  @ArchTest
  static final ArchRule ADMIN_KNOWS_THE_FACADE_ONLY =
      noClasses()
          .that()
          .resideInAPackage(ROOT + ".admin..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  ROOT + ".actor..",
                  ROOT + ".proc..",
                  ROOT + ".host..",
                  ROOT + ".controller..",
                  ROOT + ".subscriber..",
                  ROOT + ".supervision..",
                  ROOT + ".registry..",
                  ROOT + ".cluster..",
                  ROOT + ".cli..",
                  ROOT + ".metrics.."))
          .as("4: admin sees facade, model, shape, settings and protocol values");

  @ArchTest
  static final ArchRule NO_PACKAGE_CYCLES =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().as("5: no package cycles");

  @ArchTest
  static final ArchRule NO_SLEEP =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .as("no event loop is ever blocked by a sleep");

  @Test
  @DisplayName("no file above 400 lines, median below 100, no suppression in main code")
  void roomsAreSmall() throws IOException {
    List<Integer> lines;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      List<Path> sources = files.filter(file -> file.toString().endsWith(".java")).toList();
      assertThat(sources).isNotEmpty();
      for (Path source : sources) {
        assertThat(Files.readString(source)).as(source.toString()).doesNotContain("@Suppress");
      }
      lines = sources.stream().map(HouseTest::count).sorted().toList();
    }
    assertThat(lines.get(lines.size() - 1)).isLessThanOrEqualTo(MOST_LINES);
    assertThat(lines.get(lines.size() / 2)).isLessThan(MEDIAN_LINES);
  }

  private static int count(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return (int) lines.count();
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @ArchTest
  static void everythingIsImported(JavaClasses classes) {
    assertThat(classes.size()).isGreaterThan(100);
  }
}
