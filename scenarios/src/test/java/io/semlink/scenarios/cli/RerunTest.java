package io.semlink.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.actors.study.StudyEvent;
import io.semlink.reports.read.RunReader;
import io.semlink.scenarios.cli.SmallRuns.Called;
import io.semlink.scenarios.language.ScenarioFile;
import io.semlink.scenarios.run.RunStart;
import io.semlink.scenarios.run.StudyRun;
import io.semlink.simulator.results.AssertionResult;
import io.semlink.simulator.results.RunRecord.RunState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `run --rerun`, which leaves a study in which other points have not ended.
final class RerunTest {
  /// Half of the points of the study have no block error, the other half nothing else.
  private static final String STUDY =
      """
      study = blocks
      source { sensor = random-bits, blocks-per-frame = 8, block-bits = 400 }
      link {
        modulation = qpsk, channel = awgn, EsN0 = ["-3 dB", "4 dB"]
        code { family = nr-ldpc, code-rate = "1/2" }
      }
      stop { max-frames = 1000 }
      run.parallelism = 2
      log.kafka = off
      assert = ["min(bler) <= 0.5", "max(bler) <= 1"]
      """;

  @TempDir private Path folder;

  /// Runs the study until one of its points has 64 frames.
  private StudyRun.Result stopped(Path file) {
    ScenarioFile read = ScenarioFile.load(file.toString(), List.of());
    AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
    StudyRun.Watcher watcher =
        new StudyRun.Watcher(
            (_, _) -> {},
            _ -> {},
            event -> {
              if (event instanceof StudyEvent.PointChanged changed
                  && changed.point().counts().frames() >= 64) {
                Objects.requireNonNull(stop.get()).run();
              }
            },
            _ -> {},
            stop::set,
            _ -> {},
            _ -> {});
    return StudyRun.of(read, folder).run(RunStart.GoOn.INSTANCE, watcher);
  }

  /// The point with errors alone breaks an assertion that the whole study holds.
  @Test
  void assertionsAreJudgedWhenEveryPointHasEnded() throws IOException {
    Path file = Files.writeString(folder.resolve("blocks.conf"), STUDY);
    StudyRun.Result stopped = stopped(file);
    assertThat(stopped.run().state()).isEqualTo(RunState.INTERRUPTED);
    assertThat(stopped.run().assertions()).isNull();
    assertThat(stopped.points()).isEmpty();
    String withErrors = Objects.requireNonNull(stopped.run().plan()).getFirst();
    String[] run = {"run", file.toString(), "--out", folder.toString()};
    Called rerun = SmallRuns.call(run[0], run[1], run[2], run[3], "--rerun", withErrors);
    assertThat(rerun.exitCode()).as(rerun.err()).isZero();
    assertThat(rerun.err()).contains("1 points are still to be run").doesNotContain("min(bler)");
    Called rest = SmallRuns.call(run);
    assertThat(rest.exitCode()).as(rest.err()).isZero();
    assertThat(rest.err()).contains("holds: min(bler) <= 0.5").contains("holds: max(bler) <= 1");
  }

  /// What a program gets is what the manifest says at the end.
  @Test
  void theRecordOfARunIsThatOfItsEnd() throws IOException {
    String small = STUDY.replace("1000", "10").replace("max(bler) <= 1", "max(bler) <= 0.5");
    Path file = Files.writeString(folder.resolve("blocks.conf"), small);
    StudyRun.Result ended = stopped(file);
    assertThat(ended.run().state()).isEqualTo(RunState.DONE);
    assertThat(ended.run().assertions())
        .extracting(AssertionResult::holds)
        .containsExactly(true, false);
    assertThat(ended.run()).isEqualTo(RunReader.open(ended.folder()).run());
  }
}
