package io.semlink.reports.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.reports.SyntheticRates;
import io.semlink.reports.SyntheticRun;
import io.semlink.reports.read.Run;
import io.semlink.reports.read.RunReader;
import io.semlink.reports.stat.Bjontegaard.Defined;
import io.semlink.reports.stat.Bjontegaard.Delta;
import io.semlink.simulator.results.PointQuality;
import io.semlink.simulator.results.PointRecord;
import io.semlink.simulator.results.ResultJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateComparisonsTest {
  @TempDir private Path folder;

  @Test
  void codedAgainstUncodedIsComparedOverChannelUses() throws IOException {
    List<RateComparison> comparisons = comparisons(SyntheticRun.points());
    assertThat(comparisons).hasSize(9);
    for (RateComparison comparison : comparisons) {
      assertThat(comparison.axis()).isEqualTo(Abscissa.CHANNEL_USES_PER_PIXEL);
      assertThat(comparison.anchor().label()).isEqualTo("coded-hard");
      assertThat(comparison.test().label()).isEqualTo("uncoded-soft");
      // Two rates a curve: straight lines over the log of the rate, whose mean is that of the ends.
      double db = Objects.requireNonNull(comparison.place().esN0Db());
      double ends = 0;
      for (double bandwidth : new double[] {16_000, 64_000}) {
        ends += miou("uncoded-soft", bandwidth, db) - miou("coded-hard", bandwidth, db);
      }
      assertThat(value(comparison.quality())).isCloseTo(ends / 2, within(1e-12));
      assertThat(((Defined) comparison.quality()).low())
          .isCloseTo(1600.0 / (96 * 128), within(1e-12));
    }
  }

  @Test
  void oneMcsIsComparedOverBitsPerPixelAndSaysWhatFailed() throws IOException {
    List<PointRecord> points = new ArrayList<>();
    for (double bandwidth : new double[] {16_000, 64_000}) {
      PointRecord better = SyntheticRun.point("coded-hard", bandwidth, 6);
      points.add(better);
      points.add(like(better, 0.005));
      points.add(like(better, -0.2));
    }
    List<RateComparison> comparisons = comparisons(points);
    assertThat(comparisons).hasSize(3);
    assertThat(comparisons)
        .allSatisfy(c -> assertThat(c.axis()).isEqualTo(Abscissa.BITS_PER_PIXEL))
        .allSatisfy(c -> assertThat(c.anchor().onFront()).isEqualTo(c.anchor().points()));
    RateComparison near = comparisons.getFirst();
    assertThat(value(near.quality())).isCloseTo(0.005, within(1e-12));
    assertThat(value(near.rate())).isNegative();
    assertThat(near.sameFrames()).isTrue();
    // The frames of both are the same, so they cannot tell how much the difference varies.
    assertThat(near.qualityInterval()).isNull();
    assertThat(comparisons.getLast().rate()).isEqualTo(Bjontegaard.Undefined.NO_OVERLAP);
    assertThat(comparisons.getLast().rateInterval()).isNull();
  }

  /// Other scenes are harder or easier by themselves.
  @Test
  void onlyCurvesOfTheSameScenesAreCompared() throws IOException {
    List<PointRecord> points = new ArrayList<>();
    for (double bandwidth : new double[] {16_000, 64_000}) {
      PointRecord clear = SyntheticRun.point("coded-hard", bandwidth, 6);
      points.add(clear);
      points.add(inFog(clear));
    }
    assertThat(comparisons(points)).isEmpty();
  }

  private static PointRecord inFog(PointRecord point) {
    String source = "\"source\":\"%s";
    return ResultJson.read(
        ResultJson.write(point)
            .replace(
                source.formatted(point.parameters().source()),
                source.formatted(point.parameters().source() + " in fog"))
            .replace(point.pointId(), "f" + point.pointId().substring(1)),
        PointRecord.class);
  }

  @Test
  void aPayloadThatNoLongerGrowsIsOnePoint() throws IOException {
    SyntheticRates full = SyntheticRates.coded("full");
    SyntheticRates growing = SyntheticRates.coded("growing");
    RateComparison comparison =
        comparisons(
                List.of(
                    full.at(0.05, 500, 0.2),
                    full.at(0.1, 1000, 0.3),
                    full.at(0.2, 1000, 0.3),
                    growing.at(0.05, 500, 0.25),
                    growing.at(0.1, 1000, 0.35),
                    growing.at(0.2, 2000, 0.45)))
            .getFirst();
    assertThat(comparison.axis()).isEqualTo(Abscissa.BITS_PER_PIXEL);
    assertThat(comparison.anchor().points()).isEqualTo(2);
    assertThat(value(comparison.quality())).isCloseTo(0.05, within(1e-12));
    assertThat(value(comparison.rate())).isNegative();
  }

  @Test
  void roundsOfHarqAreChannelUses() throws IOException {
    SyntheticRates once = SyntheticRates.coded("net");
    SyntheticRates repeated = once.harq(2);
    RateComparison comparison =
        comparisons(
                List.of(
                    once.at(0.05, 500, 0.2),
                    once.at(0.2, 2000, 0.4),
                    repeated.at(0.05, 500, 0.2),
                    repeated.at(0.2, 2000, 0.4)))
            .getFirst();
    assertThat(comparison.axis()).isEqualTo(Abscissa.CHANNEL_USES_PER_PIXEL);
    // Twice the channel uses for the same.
    assertThat(value(comparison.rate())).isCloseTo(1, within(1e-9));
    assertThat(((Defined) comparison.quality()).low()).isCloseTo(0.1, within(1e-12));
  }

  @Test
  void oneRateIsNoCurve() throws IOException {
    assertThat(
            comparisons(
                List.of(
                    SyntheticRun.point("coded-hard", 16_000, 2),
                    SyntheticRun.point("uncoded-soft", 16_000, 2))))
        .isEmpty();
  }

  private List<RateComparison> comparisons(List<PointRecord> points) throws IOException {
    SyntheticRun.write(folder, SyntheticRun.run(points.size()), points);
    Run run = RunReader.open(folder);
    return RateComparisons.of(run, TaskMetric.MIOU);
  }

  /// The same link with another header, and with another mIoU.
  private static PointRecord like(PointRecord point, double more) {
    PointQuality q = Objects.requireNonNull(point.quality());
    var parameters = point.parameters().with(null, null, null, "header " + more);
    return new PointRecord(
        point.runId(),
        parameters.pointId(),
        point.study(),
        parameters,
        point.budget(),
        point.counts(),
        new PointQuality(
            q.numLabelled(),
            Objects.requireNonNull(q.miou()) + more,
            q.miouInterval(),
            q.miouObjects(),
            q.miouPresent(),
            q.miouDay(),
            q.miouNight(),
            q.macc(),
            q.confusion(),
            q.agreement(),
            q.agreementInterval(),
            q.images()),
        point.timing(),
        point.nextFrameIndex(),
        point.stopReason(),
        point.state(),
        point.failure(),
        null);
  }

  private static double miou(String mode, double bandwidth, double db) {
    PointRecord point = SyntheticRun.point(mode, bandwidth, db);
    return Objects.requireNonNull(TaskMetric.MIOU.of(point));
  }

  private static double value(Delta delta) {
    assertThat(delta).isInstanceOf(Defined.class);
    return ((Defined) delta).value();
  }
}
