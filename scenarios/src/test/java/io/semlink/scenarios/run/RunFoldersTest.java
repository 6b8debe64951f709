package io.semlink.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.results.BadRunException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is a run and what is not.
final class RunFoldersTest {
  @TempDir private Path out;

  private Path run(String study, String id) throws IOException {
    Path folder = Files.createDirectories(out.resolve(study).resolve(id));
    Files.writeString(folder.resolve("manifest.json"), "damaged");
    return folder;
  }

  @Test
  void runsOfAllStudiesAreFoundTheNewestFirst() throws IOException {
    Path first = run("b", "20260101T000000Z-ffffff");
    Path second = run("a", "20260101T000001Z-aaaaaa");
    Path third = run("a", "20260101T000001Z-aaaaaa-2");
    Path fourth = run("a", "20260101T000001Z-aaaaaa-10");
    Path fifth = run("b", "20260101T000002Z-000000");
    assertThat(RunFolders.below(out)).containsExactly(fifth, fourth, third, second, first);
    assertThat(RunFolders.below(out.resolve("a"))).containsExactly(fourth, third, second);
    assertThat(RunFolders.below(first)).containsExactly(first);
    assertThat(RunFolders.newest(out)).isEqualTo(fifth);
  }

  @Test
  void aFolderWithoutAManifestAndOneBeingRestoredAreNoRuns() throws IOException {
    Path run = run("a", "20260101T000000Z-ffffff");
    run("a", "20260101T000009Z-ffffff.part");
    Files.createDirectories(out.resolve("a").resolve("20260101T000009Z-eeeeee").resolve("report"));
    Path inside = Files.createDirectories(run.resolve("samples"));
    Files.writeString(inside.resolve("manifest.json"), "damaged");
    Files.writeString(out.resolve("notes.txt"), "mine");
    assertThat(RunFolders.below(out)).containsExactly(run);
  }

  /// Otherwise a study could delete runs that are not its own.
  @Test
  void aStudyHasTheRunsRightInItsFolder() throws IOException {
    Path own = run("a", "20260101T000000Z-ffffff");
    run("a/a", "20260101T000000Z-eeeeee");
    List<String> notices = new ArrayList<>();
    assertThat(new RunFolders(out.resolve("a"), notices::add).newestFirst()).isEmpty();
    assertThat(notices).singleElement().asString().startsWith(own + " is left aside: ");
  }

  /// What a full disk, a crash or an editor leaves of a manifest.
  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "null", "[]", "{\"run_id\": \"20260101T0000", "\0\0\0"})
  void aRunWithADamagedManifestIsLeftAsideAndSaid(String manifest) throws IOException {
    Path run = run("a", "20260101T000000Z-ffffff");
    Files.writeString(run.resolve("manifest.json"), manifest);
    List<String> notices = new ArrayList<>();
    assertThat(new RunFolders(out.resolve("a"), notices::add).newestFirst()).isEmpty();
    assertThat(notices)
        .singleElement()
        .asString()
        .startsWith(
            "%s is left aside: %s is not a RunRecord".formatted(run, run.resolve("manifest.json")))
        .hasLineCount(1);
  }

  @Test
  void whereThereIsNoRunNoneIsTheNewest() {
    assertThat(RunFolders.below(out.resolve("absent"))).isEmpty();
    assertThatThrownBy(() -> RunFolders.newest(out))
        .isInstanceOf(BadRunException.class)
        .hasMessageContaining("holds no run");
  }
}
