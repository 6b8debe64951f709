package io.semlink.reports.ablation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.reports.ablation.AblationPoint.Condition;
import io.semlink.reports.ablation.AblationPoint.Hours;
import io.semlink.reports.ablation.Claim.Where;
import io.semlink.reports.ablation.Verdict.Outcome;
import io.semlink.simulator.metrics.ConfusionMatrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two classes stand for nine: with h of 1000 pixels of class 0 right and the others missed, mIoU
/// is h / 2000.
final class JudgeTest {
  private static final Where ANYWHERE = new Where(null, null, Hours.ALL);
  private static final Claim A_OVER_B = new Claim.Greater("a > b", "a", "b", ANYWHERE);
  private static final ConfusionMatrix NOTHING = ConfusionMatrix.empty(2);

  /// mIoU in points, a multiple of 0.05, at most 50.
  private static AblationPoint point(String variant, long seed, int planes, double miou) {
    long hits = Math.round(miou * 20);
    ConfusionMatrix counts = ConfusionMatrix.of(new long[] {hits, 1000 - hits, 0, 0});
    return new AblationPoint(
        variant, seed, new Condition(planes, planes / 256.0, 0), counts, counts, NOTHING);
  }

  /// One variant after the other, seeds 1, 2, ...
  private static Judge judge(double[] a, double[] b) {
    List<AblationPoint> points = new ArrayList<>();
    for (int i = 0; i < a.length; i++) {
      points.add(point("a", i + 1, 18, a[i]));
      points.add(point("b", i + 1, 18, b[i]));
    }
    return new Judge(new AblationResults(points));
  }

  private static double[] miou(double... points) {
    return points;
  }

  /// Differences 2, 3, 4: mean 3, s = 1, half-width 4.303 / sqrt(3) = 2.484.
  @Test
  void heldWhereTheWholeIntervalIsAboveZero() {
    Verdict verdict = judge(miou(22, 33, 14), miou(20, 30, 10)).judge(A_OVER_B);
    assertThat(verdict.outcome()).isEqualTo(Outcome.HELD);
    assertThat(verdict.sentence())
        .isEqualTo("held (difference +3.0 points, 95 % interval +0.5..+5.5, 3 seeds)");
    assertThat(verdict.bySeed().keySet()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void seedsArePairedSoTheirOwnSpreadDoesNotCount() {
    assertThat(judge(miou(11, 21, 41), miou(10, 20.05, 40.05)).judge(A_OVER_B).outcome())
        .isEqualTo(Outcome.HELD);
  }

  @Test
  void didNotHoldWhereItIsBelow() {
    Verdict verdict = judge(miou(20, 30, 10), miou(22, 33, 14)).judge(A_OVER_B);
    assertThat(verdict.sentence())
        .isEqualTo("did not hold (difference −3.0 points, 95 % interval −5.5..−0.5, 3 seeds)");
  }

  @Test
  void notDecidedWhereItIsOnBothSidesOrThereIsNone() {
    assertThat(judge(miou(20, 30), miou(19, 28)).judge(A_OVER_B).sentence())
        .isEqualTo("not decided (difference +1.5 points, 95 % interval −4.9..+7.9, 2 seeds)");
    assertThat(judge(miou(20), miou(10)).judge(A_OVER_B).sentence())
        .isEqualTo("not decided (difference +10.0 points, one seed, which has no interval)");
  }

  @Test
  void equalNetworksAreNotBetter() {
    assertThat(judge(miou(20, 30), miou(20, 30)).judge(A_OVER_B).outcome())
        .isEqualTo(Outcome.DID_NOT_HOLD);
  }

  @Test
  void hoursWithoutAFrameDecideNothing() {
    Where night = new Where(null, null, Hours.NIGHT);
    Verdict verdict =
        judge(miou(20, 30), miou(10, 20)).judge(new Claim.Greater("", "a", "b", night));
    assertThat(verdict.sentence()).isEqualTo("not decided (there is no such frame)");
  }

  @Test
  void aClaimMeansTheMeanOfItsConditions() {
    List<AblationPoint> points = new ArrayList<>();
    for (int seed = 1; seed <= 2; seed++) {
      points.add(point("a", seed, 8, 10));
      points.add(point("a", seed, 18, 30));
      points.add(point("b", seed, 8, 20));
      points.add(point("b", seed, 18, 18));
    }
    Judge judge = new Judge(new AblationResults(points));
    assertThat(judge.judge(A_OVER_B).reason()).startsWith("difference +1.0 points");
    Where few = new Where(8, 0.0, Hours.ALL);
    assertThat(judge.judge(new Claim.Greater("", "a", "b", few)).reason())
        .startsWith("difference −10.0 points");
    Where elsewhere = new Where(32, null, Hours.ALL);
    assertThatThrownBy(() -> judge.judge(new Claim.Greater("", "a", "b", elsewhere)))
        .hasMessageContaining("nothing was measured");
  }

  private static Verdict steps(double tolerance, double[]... bySeed) {
    List<AblationPoint> points = new ArrayList<>();
    for (int seed = 0; seed < bySeed.length; seed++) {
      for (int i = 0; i < bySeed[seed].length; i++) {
        points.add(point("a", seed, 2 << i, bySeed[seed][i]));
      }
    }
    return new Judge(new AblationResults(points))
        .judge(new Claim.NonDecreasing("", "a", tolerance, ANYWHERE));
  }

  @Test
  void theWeakestStepDecidesWhetherMorePlanesHelp() {
    assertThat(steps(0, miou(10, 20, 20), miou(12, 22, 22)).sentence())
        .isEqualTo(
            "held (weakest step, 4 to 8 planes, +0.0 points, 95 % interval +0.0..+0.0, 2 seeds)");
    assertThat(steps(0, miou(10, 20, 19), miou(12, 22, 21)).outcome())
        .isEqualTo(Outcome.DID_NOT_HOLD);
    assertThat(steps(0.02, miou(10, 20, 19), miou(12, 22, 21)).outcome()).isEqualTo(Outcome.HELD);
    assertThat(steps(0, miou(10, 20, 25), miou(12, 13, 18)).reason()).contains("2 to 4 planes");
  }

  /// A mean over one payload against a mean over two.
  @Test
  void variantsAreComparedUnderTheSameConditionsOnly() {
    Judge judge =
        new Judge(
            new AblationResults(
                List.of(point("a", 1, 18, 30), point("a", 1, 36, 40), point("b", 1, 18, 29))));
    assertThatThrownBy(() -> judge.judge(A_OVER_B))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"a > b\" compares unlike conditions")
        .hasMessageContaining("planes=36");
    Where few = new Where(18, null, Hours.ALL);
    assertThat(judge.judge(new Claim.Greater("a > b", "a", "b", few)).reason()).contains("+1.0");
  }
}
