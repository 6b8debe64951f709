package io.semlink.reports.stat;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.reports.SyntheticLink;
import io.semlink.reports.SyntheticRates;
import io.semlink.reports.SyntheticRun;
import io.semlink.simulator.results.PointRecord;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTest {
  @Test
  void oneConditionABandwidthAndOneCurveAMode() {
    List<Condition> conditions = Condition.of(SyntheticRun.points());
    assertThat(conditions).extracting(Condition::name).containsExactly("16 kHz", "64 kHz");
    assertThat(conditions).extracting(Condition::suffix).containsExactly("-16khz", "-64khz");
    for (Condition condition : conditions) {
      assertThat(condition.abscissa()).isEqualTo(Abscissa.ES_N0);
      assertThat(condition.curves())
          .extracting(Curve::label)
          .containsExactly("coded-hard", "uncoded-soft");
      assertThat(condition.curves()).extracting(Curve::index).containsExactly(0, 1);
      assertThat(condition.curves()).allMatch(curve -> curve.points().size() == 9);
    }
  }

  @Test
  void aLinkAloneIsDrawnOverEnergyPerBitAndOverErrorsWhereThereIsNoNoise() {
    List<PointRecord> points = new ArrayList<>(SyntheticLink.awgn());
    points.addAll(SyntheticLink.bsc());
    List<Condition> conditions = Condition.of(points);
    assertThat(conditions)
        .extracting(Condition::abscissa)
        .containsExactly(Abscissa.EB_N0, Abscissa.DEMOD_BER);
    assertThat(conditions.get(1).curves()).hasSize(1);
    assertThat(conditions.get(1).curves().getFirst().points()).hasSize(6);
    assertThat(conditions.get(1).suffix()).isEqualTo("-binary-symmetric-channel");
  }

  @Test
  void pointsAreSortedByTheChannel() {
    List<PointRecord> reversed = SyntheticLink.awgn().reversed();
    Condition condition = Condition.of(reversed).getFirst();
    assertThat(condition.curves().getFirst().points())
        .extracting(p -> p.parameters().esN0Db())
        .isSorted();
  }

  @Test
  void nothingCountedIsNoCondition() {
    List<PointRecord> points = SyntheticRun.points();
    assertThat(Condition.of(points.subList(points.size() - 2, points.size()))).isEmpty();
  }

  @Test
  void anErrorFreeRowIsABoundAndNoCurve() {
    List<PointRecord> points = new ArrayList<>(SyntheticRun.points());
    points.add(SyntheticRun.point("error-free", 16_000, 14));
    Condition first = Condition.of(points).getFirst();
    assertThat(first.errorFree()).hasSize(1);
    assertThat(first.curves()).hasSize(2);
    assertThat(Condition.of(points).get(1).errorFree()).isEmpty();
  }

  @Test
  void aSweepOfRatesIsDrawnOverRateAtTheBestEsN0() {
    List<PointRecord> points = new ArrayList<>();
    for (double bandwidth : new double[] {64_000, 8_000, 16_000}) {
      for (double esN0Db : new double[] {14, 2}) {
        points.add(SyntheticRun.point("coded-hard", bandwidth, esN0Db));
        points.add(SyntheticRun.point("uncoded-soft", bandwidth, esN0Db));
      }
    }
    Condition condition = Condition.overRate(points).getFirst();
    assertThat(Condition.overRate(points)).hasSize(1);
    assertThat(condition.abscissa()).isEqualTo(Abscissa.CHANNEL_USES_PER_PIXEL);
    assertThat(condition.suffix()).isEqualTo("-awgn-at-14-db");
    assertThat(condition.curves())
        .extracting(Curve::label)
        .containsExactly("coded-hard", "uncoded-soft");
    for (Curve curve : condition.curves()) {
      assertThat(curve.points()).extracting(p -> p.parameters().esN0Db()).containsOnly(14.0);
      assertThat(curve.points())
          .extracting(p -> p.parameters().bandwidthHz())
          .containsExactly(8_000.0, 16_000.0, 64_000.0);
    }
  }

  @Test
  void channelsThatDifferInAParameterAreFiguresOfTheirOwn() {
    List<PointRecord> points = new ArrayList<>();
    for (String parameters : List.of("k=3 dB", "k=-3 dB")) {
      points.addAll(rates(SyntheticRates.coded("net").over(parameters)));
    }
    assertThat(Condition.overRate(points))
        .extracting(Condition::name)
        .containsExactly("Rician fading, k=3 dB at 10 dB", "Rician fading, k=-3 dB at 10 dB");
    assertThat(Condition.overRate(points)).extracting(Condition::suffix).doesNotHaveDuplicates();
  }

  @Test
  void bitsPerPixelAreRateOnlyWhereABitCostsTheSame() {
    SyntheticRates coded = SyntheticRates.coded("net");
    List<PointRecord> points = new ArrayList<>(rates(coded));
    assertThat(Condition.overRate(points).getFirst().abscissa()).isEqualTo(Abscissa.BITS_PER_PIXEL);
    points.addAll(rates(coded.uncoded()));
    Condition both = Condition.overRate(points).getFirst();
    assertThat(both.abscissa()).isEqualTo(Abscissa.CHANNEL_USES_PER_PIXEL);
    assertThat(Abscissa.CHANNEL_USES_PER_PIXEL.of(both.curves().getFirst().points().getFirst()))
        .isEqualTo(0.05);
    assertThat(Abscissa.CHANNEL_USES_PER_PIXEL.of(both.curves().getLast().points().getFirst()))
        .isEqualTo(0.025);
  }

  @Test
  void aPayloadThatNoLongerGrowsIsDrawnOnce() {
    SyntheticRates net = SyntheticRates.coded("net");
    List<PointRecord> points =
        List.of(net.at(0.05, 500, 0.2), net.at(0.1, 1000, 0.3), net.at(0.2, 1000, 0.3));
    assertThat(Condition.overRate(points).getFirst().curves().getFirst().points())
        .containsExactlyElementsOf(points.subList(0, 2));
  }

  @Test
  void aCurveWithoutRetransmissionSaysSo() {
    SyntheticRates net = SyntheticRates.coded("net");
    List<PointRecord> points = new ArrayList<>(rates(net));
    points.addAll(rates(net.harq(1.5)));
    assertThat(Condition.overRate(points).getFirst().curves())
        .extracting(Curve::label)
        .containsExactly("no HARQ", "HARQ rounds=4");
  }

  private static List<PointRecord> rates(SyntheticRates rates) {
    return List.of(rates.at(0.05, 500, 0.2), rates.at(0.1, 1000, 0.3), rates.at(0.2, 2000, 0.4));
  }

  @Test
  void bandwidthsAscendInEachChannel() {
    List<PointRecord> points = new ArrayList<>();
    for (double bandwidth : new double[] {64_000, 8_000, 16_000}) {
      points.add(SyntheticRun.point("coded-hard", bandwidth, 14));
    }
    assertThat(Condition.of(points))
        .extracting(Condition::bandwidthHz)
        .containsExactly(8_000.0, 16_000.0, 64_000.0);
  }

  @Test
  void twoRatesAreNoSweepOfRates() {
    assertThat(Condition.overRate(SyntheticRun.points())).isEmpty();
  }
}
