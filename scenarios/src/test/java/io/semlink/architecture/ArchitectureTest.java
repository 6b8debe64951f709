package io.semlink.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Who may import whom: models -> simulator; reports -> simulator; actors -> simulator, models;
/// scenarios -> all.
final class ArchitectureTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.semlink");

  private static void check(ArchRule rule) {
    rule.check(CLASSES);
  }

  /// No rule below can pass on an empty set.
  @Test
  void everyModuleWasImported() {
    Map<String, Long> perModule =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .collect(Collectors.groupingBy(p -> p.split("\\.", -1)[2], Collectors.counting()));
    assertThat(perModule.keySet())
        .containsExactlyInAnyOrder("simulator", "models", "actors", "reports", "scenarios");
    assertThat(perModule).allSatisfy((module, count) -> assertThat(count).isGreaterThan(25));
  }

  @Test
  void modulesDependOneWay() {
    check(module("simulator", "models", "actors", "reports", "scenarios"));
    check(module("models", "actors", "reports", "scenarios"));
    check(module("reports", "models", "actors", "scenarios"));
    check(module("actors", "reports", "scenarios"));
  }

  private static ArchRule module(String from, String... forbidden) {
    String[] packages = new String[forbidden.length];
    for (int i = 0; i < forbidden.length; i++) {
      packages[i] = "io.semlink." + forbidden[i] + "..";
    }
    return noClasses()
        .that()
        .resideInAPackage("io.semlink." + from + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages);
  }

  @Test
  void packagesHaveNoCycles() {
    for (String module : new String[] {"simulator", "models", "actors", "reports", "scenarios"}) {
      check(slices().matching("io.semlink." + module + ".(**)").should().beFreeOfCycles());
    }
  }

  @Test
  void akkaStaysInStreamsActorsAndScenarios() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages(
                "io.semlink.simulator.stream..", "io.semlink.actors..", "io.semlink.scenarios..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("akka.."));
  }

  @Test
  void networksStayInModelsAndActors() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.semlink.models..", "io.semlink.actors..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.."));
  }

  /// PyTorch's own convolutions are wrong for some numbers of channels on some processors.
  @Test
  void convolutionsAreMadeInOnePlace() {
    check(
        noClasses()
            .that()
            .doNotHaveFullyQualifiedName("io.semlink.models.nn.Convolution")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("ai.djl.nn.convolutional.."));
    assertThat(CLASSES.get("io.semlink.models.nn.Convolution").getDirectDependenciesFromSelf())
        .anyMatch(d -> d.getTargetClass().getPackageName().equals("ai.djl.nn.convolutional"));
  }

  @Test
  void kafkaStaysInTheLog() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.semlink.actors.log..", "io.semlink.reports.read..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "kafka.."));
  }

  @Test
  void randomnessIsKeyed() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.Random")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
            .orShould()
            .callMethod(Math.class, "random"));
  }

  @Test
  void clocksAreInjected() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackages("io.semlink.scenarios.cli..", "io.semlink.scenarios.run..")
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC"));
  }

  @Test
  void onlyTheCommandLinePrints() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage("io.semlink.scenarios.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err"));
  }

  @Test
  void noPackageWithoutAnIdea() {
    check(
        noClasses()
            .should()
            .resideInAnyPackage("..util..", "..utils..", "..common..", "..helper..", "..misc.."));
  }
}
