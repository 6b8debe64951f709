package io.semlink.scenarios.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.typesafe.config.ConfigFactory;
import io.semlink.simulator.metrics.ErrorCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ConformanceTest {
  private static final Check.Effort QUICK = new Check.Effort(false, 2);

  /// A published curve of uncoded QPSK whose point at 4 dB holds the exact rate of another point.
  private static CurveCheck qpskCurve(double exactRate) {
    long trials = 1_000_000;
    return new CurveCheck(
        new ReferenceCurve(
            "QPSK",
            "made for this test",
            ConfigFactory.parseString(
                "source.block-bits = 7200, link { code.family = none, modulation = qpsk }"),
            "EbN0",
            true,
            List.of(4.0),
            List.of(
                new ReferenceCurve.Point(4, new ErrorCounts((long) (exactRate * trials), trials)),
                new ReferenceCurve.Point(
                    6, new ErrorCounts((long) (exactRate * trials / 5), trials)))));
  }

  @Test
  void rightCurveAgrees() {
    CheckResult result = qpskCurve(0.0125).run(QUICK).getFirst();
    assertThat(result.passed()).isTrue();
    assertThat(result.subject()).isEqualTo("QPSK, 4.00 dB");
  }

  /// 0.0188 is the rate at 3.4 dB: the curve lies 0.6 dB to the right of where it should.
  @Test
  void curveFurtherOffThanATenthOfADecibelDisagrees() {
    CheckResult result = qpskCurve(0.0188).run(QUICK).getFirst();
    assertThat(result.passed()).isFalse();
    assertThat(result.shiftDb()).isNotNull().satisfies(db -> assertThat(db).isNegative());
  }

  @Test
  void distanceIsReadOffTheCurve() {
    ReferenceCurve curve = qpskCurve(0.0125).curve();
    assertThat(curve.xOf(0.0125 / Math.sqrt(5))).isCloseTo(5, within(1e-6));
    assertThat(curve.xOf(0.2)).isNull();
  }

  @Test
  void everyQuickPointStandsInItsCurve() {
    assertThat(ReferenceCurve.all())
        .hasSizeGreaterThan(20)
        .allSatisfy(curve -> {
          assertThat(curve.quick()).isNotEmpty();
          assertThat(curve.points().stream().map(ReferenceCurve.Point::x).toList())
              .containsAll(curve.quick());
        });
  }

  @Test
  void arithmeticAndSamenessAgree() {
    for (Check check : List.of(new ArithmeticCheck(), new SamenessCheck())) {
      assertThat(check.run(QUICK)).isNotEmpty().allMatch(CheckResult::passed);
    }
  }
}
