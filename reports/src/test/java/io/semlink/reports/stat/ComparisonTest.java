package io.semlink.reports.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.reports.SyntheticRun;
import io.semlink.reports.read.RunReader;
import io.semlink.simulator.metrics.Interval;
import io.semlink.simulator.results.FrameRecord;
import io.semlink.simulator.results.PointAccumulator;
import io.semlink.simulator.results.PointRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two curves whose crossing is known, over scenes that differ far more than the curves do.
final class ComparisonTest {
  private static final int FRAMES = 60;

  @TempDir private Path folder;

  /// Share of the objects found in a frame.
  private interface Found {
    double at(double esN0Db, int frame);
  }

  private static double scene(int frame) {
    return 0.2 + 0.5 * ((frame * 37) % FRAMES) / FRAMES;
  }

  private Comparison compare(Found coded, Found uncoded) throws IOException {
    return compare(coded, uncoded, _ -> true);
  }

  /// @param kept frames of the last point whose record is kept
  private Comparison compare(Found coded, Found uncoded, LongPredicate kept) throws IOException {
    List<PointRecord> points = new ArrayList<>();
    List<FrameRecord> frames = new ArrayList<>();
    for (String mode : List.of("coded-hard", "uncoded-soft")) {
      for (double esN0Db = -2; esN0Db <= 4; esN0Db += 2) {
        Found found = mode.equals("coded-hard") ? coded : uncoded;
        points.add(point(SyntheticRun.point(mode, 16_000, esN0Db), esN0Db, found, frames));
      }
    }
    frames.removeIf(frame ->
        frame.pointId().equals(points.getLast().pointId()) && !kept.test(frame.frameIndex()));
    SyntheticRun.write(folder, SyntheticRun.run(points.size()), points, frames);
    return Comparisons.of(RunReader.open(folder), TaskMetric.MIOU).getFirst();
  }

  private static PointRecord point(
      PointRecord like, double esN0Db, Found found, List<FrameRecord> frames) {
    PointAccumulator sums = new PointAccumulator();
    List<FrameRecord> templates = SyntheticRun.frames(like);
    for (int i = 0; i < FRAMES; i++) {
      FrameRecord frame =
          SyntheticRun.withConfusion(templates.get(i), confusion(found.at(esN0Db, i)));
      sums.add(frame);
      frames.add(frame);
    }
    return new PointRecord(
        like.runId(),
        like.pointId(),
        like.study(),
        like.parameters(),
        like.budget(),
        sums.counts(),
        sums.quality(true),
        like.timing(),
        FRAMES,
        like.stopReason(),
        like.state(),
        null,
        null);
  }

  private static long[] confusion(double found) {
    long[] counts = new long[81];
    counts[0] = 100_000;
    counts[10] = Math.round(1000 * found);
    counts[9] = 1000 - counts[10];
    // Without the other classes frames could not tell a mean over all of them.
    for (int c = 2; c < 9; c++) {
      counts[10 * c] = 10;
    }
    return counts;
  }

  /// Unpaired, the scenes' spread of 0.14 would allow any place: its standard error of 0.026 is
  /// more than a slope of 0.01 a dB makes of the whole sweep. Paired it cancels.
  @Test
  void crossingIsWhereTheLinesMeetAndScenesCancel() throws IOException {
    Comparison comparison = compare((x, i) -> scene(i) + 0.01 * (x - 0.5), (x, i) -> scene(i));
    Crossing crossing = comparison.crossings().getFirst();
    assertThat(comparison.crossings()).hasSize(1);
    assertThat(crossing.esN0Db()).isCloseTo(0.5, within(0.05));
    Interval interval = Objects.requireNonNull(crossing.interval());
    assertThat(interval.low()).isBetween(0.4, 0.51);
    assertThat(interval.high()).isBetween(0.49, 0.6);
    assertThat(crossing.clear()).isTrue();
    assertThat(comparison.above(crossing).label()).isEqualTo("coded-hard");
    assertThat(comparison.sentence())
        .startsWith("coded-hard overtakes uncoded-soft at 0.5 dB [0.5, 0.5]");
  }

  /// Each scene has a crossing of its own, by a slope of 0.01 a dB and a spread of 0.0058: 0.58 dB
  /// from scene to scene, 0.58 / sqrt(60) = 0.075 dB in the mean of them; four of those are an
  /// interval.
  @Test
  void intervalIsAsWideAsScenesDisagree() throws IOException {
    Comparison comparison =
        compare(
            (x, i) -> scene(i) + 0.01 * (x - 0.5) + 0.02 * ((i * 13 % FRAMES) / 60.0 - 0.5),
            (x, i) -> scene(i));
    Interval interval = Objects.requireNonNull(comparison.crossings().getFirst().interval());
    assertThat(interval.high() - interval.low()).isBetween(0.2, 0.42);
    assertThat(interval.contains(0.5)).isTrue();
  }

  @Test
  void noCrossingIsSaidPlainly() throws IOException {
    Comparison comparison = compare((x, i) -> scene(i) + 0.05, (x, i) -> scene(i));
    assertThat(comparison.crossings()).isEmpty();
    assertThat(comparison.sentence())
        .startsWith("coded-hard and uncoded-soft do not cross between −2 dB and 4 dB:")
        .contains("coded-hard leads by at most");
    assertThat(compare((x, i) -> scene(i), (x, i) -> scene(i)).sentence())
        .endsWith("do not differ beyond the intervals");
  }

  /// Noise alone crosses somewhere; nobody should take it for a finding.
  @Test
  void crossingsOfNoiseAreNotClear() throws IOException {
    Comparison comparison =
        compare(
            (x, i) -> scene(i) + 0.1 * ((i * 17 + 7 * (int) x + 14) % 11 - 5) / 5.0,
            (x, i) -> scene(i));
    assertThat(comparison.crossings()).isNotEmpty().noneMatch(Crossing::clear);
    assertThat(comparison.sentence()).contains("do not differ beyond the intervals");
  }

  /// What differs may be the frames.
  @Test
  void pointsOfOtherFramesAreSaidToBe() throws IOException {
    Comparison same = compare((x, i) -> scene(i) + 0.01 * (x - 0.5), (x, i) -> scene(i));
    assertThat(same.sameFrames()).isTrue();
    assertThat(same.channelUses()).isEqualTo(1600);
    Comparison other =
        compare((x, i) -> scene(i) + 0.01 * (x - 0.5), (x, i) -> scene(i), n -> n != FRAMES - 1);
    assertThat(other.sameFrames()).isFalse();
    assertThat(other.sentence())
        .startsWith("coded-hard overtakes uncoded-soft")
        .endsWith("(without records of the same frames, so not certain)");
  }
}
