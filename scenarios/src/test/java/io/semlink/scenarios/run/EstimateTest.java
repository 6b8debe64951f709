package io.semlink.scenarios.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.semlink.actors.study.StudyEvent;
import io.semlink.actors.study.StudyPlan;
import io.semlink.scenarios.language.ScenarioFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What earlier runs say of a study that is to be run.
final class EstimateTest {
  private static final String STUDY =
      """
      study = blocks
      source { sensor = random-bits, blocks-per-frame = 8, block-bits = 400 }
      link {
        modulation = qpsk, channel = awgn, EsN0 = ["-3 dB", "4 dB"]
        code { family = nr-ldpc, code-rate = "1/2" }
      }
      stop { max-frames = 800 }
      run.parallelism = 2
      log.kafka = off
      """;

  private static final int FRAMES = 800;

  @TempDir private Path folder;

  private static StudyRun study(String conf, Path folder) {
    ScenarioFile file = ScenarioFile.of(ConfigFactory.parseString(conf), folder);
    return StudyRun.of(file, folder);
  }

  private StudyRun.Result run(int stopAfter) {
    AtomicReference<Runnable> stop = new AtomicReference<>(() -> {});
    StudyRun.Watcher watcher =
        new StudyRun.Watcher(
            (_, _) -> {},
            _ -> {},
            event -> {
              if (event instanceof StudyEvent.PointChanged changed
                  && changed.point().counts().frames() >= stopAfter) {
                Objects.requireNonNull(stop.get()).run();
              }
            },
            _ -> {},
            stop::set,
            _ -> {},
            _ -> {});
    return study(STUDY, folder).run(RunStart.GoOn.INSTANCE, watcher);
  }

  private double seconds(String conf) {
    Estimate estimate = Estimate.of(study(conf, folder).plan(), false, folder);
    assertThat(estimate.roughPoints()).isZero();
    return Objects.requireNonNull(estimate.wallSeconds());
  }

  private long bytes(boolean withBroker) {
    StudyPlan plan = study(STUDY, folder).plan();
    return Objects.requireNonNull(Estimate.of(plan, withBroker, folder).bytes());
  }

  /// Seconds that the points of a run would take for all their frames, one after the other.
  private static double oneByOne(StudyRun.Result run) {
    assertThat(run.points()).hasSize(2);
    return run.points().stream()
        .mapToDouble(p -> FRAMES / Objects.requireNonNull(p.timing()).wallFramesPerSecond())
        .sum();
  }

  /// Two points that share two threads for a time t keep the machine busy for t, not for 2 t.
  @Test
  void pointsThatRanSideBySideAreNotAddedUp() {
    StudyRun.Result run = run(Integer.MAX_VALUE);
    double both = oneByOne(run) / 2;
    assertThat(seconds(STUDY)).isCloseTo(both, within(both * 1e-9));
    String fewer = STUDY.replace("parallelism = 2", "parallelism = 1");
    assertThat(seconds(fewer)).isCloseTo(2 * both, within(both * 1e-9));
    String onePoint = STUDY.replace("[\"-3 dB\", \"4 dB\"]", "\"1 dB\"");
    assertThat(seconds(onePoint)).isCloseTo(both / 2, within(both * 1e-9));
    assertThat(seconds(STUDY + "stop.max-time = \"1 ms\"")).isCloseTo(1e-3, within(1e-12));
  }

  /// Of a point that went on, wall time is that since then and frames are all there are.
  @Test
  void aPointThatWentOnCountsItsRate() {
    StudyRun.Result stopped = run(400);
    assertThat(stopped.outcome().cancelled()).isTrue();
    StudyRun.Result resumed = run(Integer.MAX_VALUE);
    assertThat(resumed.folder()).isEqualTo(stopped.folder());
    double both = oneByOne(resumed) / 2;
    assertThat(seconds(STUDY)).isCloseTo(both, within(both * 1e-9));
  }

  @Test
  void allThatARunLeavesOnTheDiskCounts() throws IOException {
    Path run = run(Integer.MAX_VALUE).folder();
    long first = Files.size(run.resolve("frames.jsonl.zst"));
    assertThat(bytes(false)).isCloseTo(first, within(1L));
    Files.write(run.resolve("frames-2.jsonl.zst"), new byte[10_000]);
    assertThat(bytes(false)).isCloseTo(first + 10_000, within(1L));
    Path topic = Files.createDirectories(run.resolve("kafka").resolve("semlink.frame.v1-0"));
    Files.write(topic.resolve("00000000000000000000.log"), new byte[30_000]);
    assertThat(bytes(false)).as("without a broker").isCloseTo(first + 10_000, within(1L));
    assertThat(bytes(true)).isCloseTo(first + 40_000, within(1L));
  }

  /// Four images of 1000 bytes for each of two frames of two points.
  @Test
  void sampleImagesCount() throws IOException {
    Path run = run(Integer.MAX_VALUE).folder();
    Path samples = Files.createDirectories(run.resolve("samples").resolve("0123456789ab"));
    for (String what : new String[] {"rgb", "thermal", "truth", "decoded"}) {
      Files.write(samples.resolve("0-" + what + ".png"), new byte[1000]);
    }
    String road =
        """
        study = road
        source { sensor = synthetic-road, frame-rate = "10 fps" }
        schemes { last { scheme = "jpeg+mfnet-small" } }
        link { bits-per-pixel = 0.31, EsN0 = ["5 dB", "9 dB"] }
        stop.max-frames = 800
        log.kafka = off
        report.samples =\
        """;
    StudyPlan without = study(road + " 0", folder).plan();
    StudyPlan with = study(road + " 2", folder).plan();
    long more =
        Objects.requireNonNull(Estimate.of(with, false, folder).bytes())
            - Objects.requireNonNull(Estimate.of(without, false, folder).bytes());
    assertThat(more).isEqualTo(2 * 2 * 4 * 1000);
  }
}
