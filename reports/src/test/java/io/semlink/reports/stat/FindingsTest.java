package io.semlink.reports.stat;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.reports.SyntheticLink;
import io.semlink.reports.SyntheticRates;
import io.semlink.reports.SyntheticRun;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingsTest {
  @Test
  void tellsACliffFromAGentleDecline() {
    assertThat(ofTask(SyntheticRun.points()))
        .isEqualTo(
            "mIoU: coded-hard falls from 29.8 % to 10.5 % between 2 dB and 0 dB; uncoded-soft"
                + " declines gradually from 33.0 % at 14 dB to 20.1 % at −2 dB. At −2 dB"
                + " uncoded-soft leads by 9.6 points; at 14 dB uncoded-soft leads by 3.0 points.");
  }

  @Test
  void aCurveWithinItsIntervalsIsFlat() {
    List<PointRecord> points = new ArrayList<>();
    for (int db = 6; db <= 14; db += 2) {
      points.add(SyntheticRun.point("coded-hard", 16_000, db));
    }
    assertThat(ofTask(points)).isEqualTo("mIoU: coded-hard stays between 30.0 % and 30.0 %.");
  }

  @Test
  void overlappingIntervalsHaveNoLeader() {
    List<PointRecord> points = new ArrayList<>();
    for (int db = 4; db <= 6; db++) {
      points.add(SyntheticRun.point("coded-hard", 16_000, db));
      points.add(SyntheticRun.point("uncoded-soft", 16_000, db));
    }
    assertThat(ofTask(points)).contains("At 4 dB the best two do not differ");
  }

  @Test
  void onePointSaysNothing() {
    assertThat(ofTask(List.of(SyntheticRun.point("coded-hard", 16_000, 6)))).isEmpty();
  }

  @Test
  void ratesMeetWhereTheSameWasAskedForThoughNoCodeMadeTheSameOfIt() {
    List<PointRecord> points = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      points.add(SyntheticRates.coded("first").at(0.05 * i, 500 * i, 0.2 * i));
      points.add(SyntheticRates.coded("second").at(0.05 * i, 500 * i - 8, 0.25 * i));
      points.add(SyntheticRates.coded("third").at(0.05 * i, 500 * i - 16, 0.1 * i));
    }
    Condition condition = Condition.overRate(points).getFirst();
    assertThat(Findings.ofTask(condition, TaskMetric.MIOU))
        .endsWith(
            "At 0.05 bits per pixel second leads by 5.0 points; at 0.15 bits per pixel second leads"
                + " by 15.0 points.");
  }

  @Test
  void aCurveWithoutTheMetricHidesNoLeader() {
    List<PointRecord> points = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      points.add(withoutQuality(SyntheticRates.coded("unlabelled").at(0.05 * i, 500 * i, 0)));
      points.add(SyntheticRates.coded("first").at(0.05 * i, 500 * i, 0.2 * i));
      points.add(SyntheticRates.coded("second").at(0.05 * i, 500 * i, 0.25 * i));
    }
    Condition condition = Condition.overRate(points).getFirst();
    assertThat(Findings.ofTask(condition, TaskMetric.MIOU))
        .contains("At 0.05 bits per pixel second leads by 5.0 points");
  }

  private static PointRecord withoutQuality(PointRecord p) {
    return new PointRecord(
        p.runId(),
        p.pointId(),
        p.study(),
        p.parameters(),
        p.budget(),
        p.counts(),
        null,
        p.timing(),
        p.nextFrameIndex(),
        p.stopReason(),
        p.state(),
        p.failure(),
        null);
  }

  @Test
  void curvesWithoutACommonPlaceHaveNoLeader() {
    List<PointRecord> points = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      points.add(SyntheticRates.coded("first").at(0.05 * i, 500 * i, 0.2 * i));
      points.add(SyntheticRates.coded("second").at(0.5 * i, 5000 * i, 0.25 * i));
      points.add(SyntheticRates.coded("third").at(0.05 * i, 500 * i - 16, 0.1 * i));
    }
    Condition condition = Condition.overRate(points).getFirst();
    assertThat(Findings.ofTask(condition, TaskMetric.MIOU))
        .contains("first", "second", "third")
        .doesNotContain("leads by");
  }

  @Test
  void saysWhereBlocksBeginToArrive() {
    assertThat(ofBlocks(SyntheticRun.points()))
        .isEqualTo("Block error rate: coded-hard falls below 10 % between 0 dB and 2 dB.");
    assertThat(ofBlocks(SyntheticLink.awgn()))
        .contains("QPSK · R = 1/2 falls below 10 % between 1.5 dB and 2 dB");
    assertThat(ofBlocks(SyntheticLink.awgn().subList(0, 4)))
        .contains("stays above 10 % up to 0.5 dB");
    assertThat(ofBlocks(SyntheticLink.bsc()))
        .contains("falls below 10 % between 1.2e-1 and 1.0e-1");
  }

  private static String ofTask(List<PointRecord> points) {
    return Findings.ofTask(Condition.of(points).getFirst(), TaskMetric.MIOU);
  }

  private static String ofBlocks(List<PointRecord> points) {
    return Findings.ofBlocks(Condition.of(points).getFirst());
  }
}
