package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.scenarios.cli.Mutations.Broken;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two hundred broken scenarios: each is one clear error that names a key or the file, exit code 2,
/// and no stack trace.
final class BrokenScenariosTest {
  private static final int AT_LEAST = 200;

  @TempDir private Path folder;

  private record Called(int exitCode, String out, String err) {}

  private static Called plan(Path file) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Semlink.execute(new PrintWriter(out), new PrintWriter(err), "plan", file.toString());
    return new Called(exitCode, out.toString(), err.toString());
  }

  /// What the mutations start from is right: what they break was whole.
  @Test
  void theScenariosThatAreBrokenHereAreWhole() throws IOException {
    for (String base : Mutations.BASES.keySet()) {
      Path file = Files.writeString(folder.resolve(base + ".conf"), Mutations.BASES.get(base));
      Called called = plan(file);
      assertThat(called.exitCode()).as(called.err()).isZero();
    }
  }

  @Test
  void everyBrokenScenarioIsOneClearError() throws IOException {
    List<Broken> all = Mutations.all();
    Set<String> texts = new LinkedHashSet<>();
    Set<String> kinds = new LinkedHashSet<>();
    List<String> unclear = new ArrayList<>();
    for (Broken broken : all) {
      assertThat(Mutations.BASES.values()).doesNotContain(broken.text());
      if (!texts.add(broken.text())) {
        continue;
      }
      kinds.add(broken.kind());
      Path file = folder.resolve("broken-%d.conf".formatted(texts.size()));
      Files.writeString(file, broken.text().replace("SELF", String.valueOf(file.getFileName())));
      String problem = problem(plan(file), broken, String.valueOf(file.getFileName()));
      if (!problem.isEmpty()) {
        unclear.add(
            "%s (%s): %s%n%s".formatted(broken.kind(), broken.names(), problem, broken.text()));
      }
    }
    assertThat(texts).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    assertThat(kinds).hasSizeGreaterThanOrEqualTo(15);
    assertThat(unclear).isEmpty();
  }

  /// What is not as promised; empty if all is.
  private static String problem(Called called, Broken broken, String fileName) {
    List<String> lines = called.err().lines().toList();
    String said = called.err().strip();
    if (called.exitCode() != 2) {
      return "exit code %d: %s".formatted(called.exitCode(), said);
    }
    if (!called.out().isEmpty()) {
      return "prints on standard output: " + called.out();
    }
    boolean clear =
        !lines.isEmpty()
            && lines.size() <= 2
            && lines.getFirst().startsWith("semlink: ")
            && (lines.size() < 2 || lines.get(1).startsWith("Maybe"));
    if (!clear) {
      return "not one error with perhaps one line of advice: " + said;
    }
    if (said.contains("\tat ") || said.contains("Exception") || said.contains("a bug in")) {
      return "shows the program's inside: " + said;
    }
    boolean names = said.contains(fileName) || broken.names().stream().anyMatch(said::contains);
    return names ? "" : "names neither key nor file: " + said;
  }
}
