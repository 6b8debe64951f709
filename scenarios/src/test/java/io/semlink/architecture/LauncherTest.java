package io.semlink.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The launcher `semlink` in surroundings of many kinds. Java and Maven are scripts that say what
/// they were asked for, so that what is seen is the launcher alone.
@EnabledOnOs({OS.LINUX, OS.MAC})
final class LauncherTest {
  private static final List<String> MODULES =
      List.of("simulator", "models", "actors", "reports", "scenarios");

  /// As the launcher of a JDK: notes about options from the environment come before the version.
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      [[ -n ${JAVA_TOOL_OPTIONS:-} ]] && echo "Picked up JAVA_TOOL_OPTIONS: $JAVA_TOOL_OPTIONS" >&2
      [[ -n ${JDK_JAVA_OPTIONS:-} ]] && echo "NOTE: Picked up JDK_JAVA_OPTIONS: $JDK_JAVA_OPTIONS" >&2
      if [[ $1 == -version ]]; then echo 'openjdk version "25.0.1" 2026-10-20' >&2; exit; fi
      for argument in "$@"; do
        if [[ $argument == -XX:AOTCacheOutput=* ]]; then echo cache >"${argument#*=}"; fi
      done
      echo "charset $(locale charmap)"
      printf '%s\\n' "$@"
      """;

  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      for module in simulator models actors reports scenarios; do
        mkdir -p $module/target && echo jar >$module/target/semlink-$module.jar
      done
      mkdir -p "$REPOSITORY" && echo jar >"$REPOSITORY/library.jar"
      printf %s "$REPOSITORY/library.jar" >scenarios/target/classpath
      """;

  @TempDir private Path folder;
  private Path home = Path.of("");
  private final Map<String, String> environment = new HashMap<>();

  private record Ending(int code, String out, String err) {}

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @BeforeEach
  void checkout() throws IOException {
    home = folder.resolve("checkout");
    for (String module : MODULES) {
      Files.createDirectories(home.resolve(module).resolve("src/main"));
      Files.writeString(home.resolve(module).resolve("pom.xml"), "<project/>");
    }
    Files.createDirectories(home.resolve("scenarios/library"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    Files.copy(
        Path.of("..", "semlink"), home.resolve("semlink"), StandardCopyOption.COPY_ATTRIBUTES);
    script(folder.resolve("jdk/bin/java"), JAVA);
    script(folder.resolve("bin/mvn"), MAVEN);
    environment.put("JAVA_HOME", folder.resolve("jdk").toString());
    environment.put("PATH", folder.resolve("bin") + ":" + System.getenv("PATH"));
    environment.put("REPOSITORY", folder.resolve("repository").toString());
    environment.put("HOME", folder.toString());
  }

  private Ending run(Path checkout, String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(checkout.resolve("semlink").toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().clear();
    builder.environment().putAll(environment);
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    int code = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start().waitFor();
    return new Ending(code, Files.readString(out), Files.readString(err));
  }

  private static void assertRuns(Ending ending, Path checkout) {
    assertThat(ending.code()).as(ending.err()).isZero();
    assertThat(ending.out())
        .contains("-cp\n" + checkout.resolve("scenarios/target/semlink-scenarios.jar") + ":")
        .endsWith("io.semlink.scenarios.cli.Semlink\nplan\n");
  }

  @Test
  void whatIsBuiltIsNotBuiltAgain() throws Exception {
    Ending first = run(home, "plan");
    assertRuns(first, home);
    assertThat(first.err()).contains("semlink: building", "preparing a class cache");
    Ending second = run(home, "plan");
    assertRuns(second, home);
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).contains("-XX:AOTCache=" + home.resolve("scenarios/target/classes-"));
  }

  @Test
  void optionsForEveryJavaAreNoOtherVersion() throws Exception {
    run(home, "plan");
    environment.put("JAVA_TOOL_OPTIONS", "-Dany=1");
    environment.put("JDK_JAVA_OPTIONS", "-Dany=1");
    Ending ending = run(home, "plan");
    assertRuns(ending, home);
    assertThat(ending.err()).doesNotContain("semlink:");
  }

  @Test
  void aHomeFolderIsNotNeeded() throws Exception {
    environment.remove("HOME");
    assertRuns(run(home, "plan"), home);
    environment.remove("JAVA_HOME");
    environment.put("PATH", folder.resolve("jdk/bin") + ":" + environment.get("PATH"));
    assertRuns(run(home, "plan"), home);
  }

  @Test
  void theTemporaryFolderIsThatOfTheEnvironment() throws Exception {
    assertThat(run(home, "plan").out()).doesNotContain("java.io.tmpdir");
    environment.put("TMPDIR", "/elsewhere");
    assertThat(run(home, "plan").out()).contains("-Djava.io.tmpdir=/elsewhere\n");
  }

  /// Java takes the names of files from the locale.
  @Test
  @EnabledOnOs(OS.LINUX)
  void namesOfFilesMayHaveAllLettersInAnAsciiLocale() throws Exception {
    environment.put("LC_ALL", "C");
    assertThat(run(home, "plan").out()).contains("charset UTF-8\n");
  }

  /// A copy runs its own jars, and the first checkout is not needed any more.
  @Test
  void aMovedCheckoutRunsItsOwnJars() throws Exception {
    run(home, "plan");
    Path moved = Files.move(home, folder.resolve("other folder"));
    Ending ending = run(moved, "plan");
    assertRuns(ending, moved);
    assertThat(ending.out()).doesNotContain(home + "/");
    assertThat(ending.err()).contains("preparing a class cache").doesNotContain("building");
    assertThat(run(moved, "plan").err()).isEmpty();
  }

  @Test
  void aLostJarIsBuiltAgain() throws Exception {
    run(home, "plan");
    Path library = folder.resolve("repository/library.jar");
    for (Path lost : List.of(library, home.resolve("models/target/semlink-models.jar"))) {
      Files.delete(lost);
      Ending ending = run(home, "plan");
      assertRuns(ending, home);
      assertThat(ending.err()).contains("semlink: building");
      assertThat(lost).exists();
    }
    environment.put("REPOSITORY", folder.resolve("another").toString());
    Files.delete(library);
    assertThat(run(home, "plan").out()).contains(":" + folder.resolve("another/library.jar"));
  }
}
