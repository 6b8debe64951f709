package io.semlink.scenarios.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.metrics.ErrorCounts;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AcceptanceCurveTest {
  private static final CliffCheck CHECK = CliffCheck.all().getFirst();

  /// A curve of 200 frames a point, one point each half dB from 0 dB.
  private static AcceptanceCurve curve(int... rejected) {
    return new AcceptanceCurve(
        IntStream.range(0, rejected.length)
            .mapToObj(i -> new AcceptanceCurve.Point(i / 2.0, new ErrorCounts(rejected[i], 200)))
            .toList());
  }

  private static List<Boolean> passed(AcceptanceCurve curve, double capacityDb) {
    return CHECK.judge(curve, capacityDb).stream().map(CheckResult::passed).toList();
  }

  @Test
  void cliffIsMeasuredFromItsFootToItsEdge() {
    AcceptanceCurve curve = curve(200, 200, 200, 150, 50, 0, 0, 0);
    assertThat(curve.widthDb()).isEqualTo(1.5);
    assertThat(curve.thresholdDb()).isCloseTo(1.75, within(1e-12));
    assertThat(curve.acceptedBelow(1)).isEqualTo(new ErrorCounts(0, 400));
    assertThat(curve.rejectedAbove(1)).isEqualTo(new ErrorCounts(0, 400));
    assertThat(passed(curve, 0)).containsExactly(true, true, true);
  }

  @Test
  void bothBoundsOfTheThresholdAreSaid() {
    AcceptanceCurve curve = curve(200, 200, 200, 150, 50, 0, 0, 0);
    CheckResult tooFarAbove = CHECK.judge(curve, -1.5).get(1);
    assertThat(tooFarAbove.passed()).isFalse();
    assertThat(tooFarAbove.expected()).isEqualTo("> -1.50, < 1.50 dB");
    assertThat(tooFarAbove.measured()).isEqualTo("1.75 dB");
  }

  /// 4 of 200 are 2 %, but with 95 % confidence only below 5.04 %.
  @Test
  void shareMustBeSurelyAboveAndBelow() {
    assertThat(curve(200, 196, 4, 0).widthDb()).isEqualTo(1.5);
    assertThat(curve(200, 197, 3, 0).widthDb()).isEqualTo(0.5);
  }

  @Test
  void slopeIsNoCliff() {
    assertThat(passed(curve(200, 190, 160, 120, 80, 40, 10, 0), 0))
        .containsExactly(false, true, false);
  }

  @Test
  void curveThatNeverFallsOrNeverRisesFails() {
    assertThat(curve(200, 200, 200, 200).widthDb()).isInfinite();
    assertThat(curve(0, 0, 0, 0).thresholdDb()).isNaN();
    assertThat(passed(curve(200, 200, 200, 200), 0)).containsExactly(false, false, false);
    assertThat(passed(curve(0, 0, 0, 0), 0)).containsExactly(false, false, false);
  }

  @Test
  void singleExceptionFarFromTheCliffIsFound() {
    assertThat(passed(curve(200, 200, 200, 200, 0, 0, 0, 1), 0)).containsExactly(true, true, false);
    assertThat(passed(curve(199, 200, 200, 200, 0, 0, 0, 0), 0)).containsExactly(true, true, false);
  }

  @Test
  void cliffBelowCapacityOrFarAboveItIsAtTheWrongPlace() {
    AcceptanceCurve curve = curve(200, 200, 200, 200, 0, 0, 0, 0);
    assertThat(passed(curve, 1.8)).containsExactly(true, false, true);
    assertThat(passed(curve, -1.3)).containsExactly(true, false, true);
  }

  /// One bit a channel use needs 0 dB, two need 10 log10(3) = 4.7712 dB.
  @Test
  void capacityFollowsShannon() {
    assertThat(CliffCheck.capacityDb(1)).isCloseTo(0, within(1e-12));
    assertThat(CliffCheck.capacityDb(2)).isCloseTo(4.771212547196624, within(1e-12));
  }

  @Test
  void pointsMustRise() {
    AcceptanceCurve.Point point = new AcceptanceCurve.Point(0, new ErrorCounts(0, 1));
    assertThatThrownBy(() -> new AcceptanceCurve(List.of(point, point)))
        .hasMessageContaining("does not rise");
    assertThatThrownBy(() -> new AcceptanceCurve(List.of(point))).hasMessageContaining("two");
  }
}
