package io.semlink.reports.stat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.reports.stat.Bjontegaard.Defined;
import io.semlink.reports.stat.Bjontegaard.Delta;
import io.semlink.reports.stat.Bjontegaard.Point;
import io.semlink.reports.stat.Bjontegaard.Undefined;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BjontegaardTest {
  // Rates and PSNR of the example data of the FAU-LMS bjontegaard package (two presets of libx265)
  // and of the widely copied Matlab and Python versions of VCEG-M33. The expected values were made
  // with SciPy 1.17's PchipInterpolator and its integrate, over log10 of the rate.
  private static final List<List<Point>> ANCHORS =
      List.of(
          curve("9487.76 40.037, 4593.60 38.615, 2486.44 36.845, 1358.24 34.851"),
          curve("82472.76 43.825, 26875.24 41.404, 9487.76 40.037, 4593.6 38.615"),
          curve("686.76 40.28, 309.58 37.18, 157.11 34.24, 85.95 31.42"),
          curve("0.05 0.2, 0.1 0.31, 0.2 0.40, 0.4 0.44, 0.8 0.46"),
          curve("1 1, 2 2"));
  private static final List<List<Point>> TESTS =
      List.of(
          curve("9787.80 40.121, 4469.00 38.651, 2451.52 36.970, 1356.24 34.987"),
          curve("99896.96 44.731, 33952.04 41.875, 9787.8 40.121, 4469.0 38.651"),
          curve("893.34 40.39, 407.8 37.21, 204.93 34.17, 112.75 31.24"),
          curve("0.1 0.22, 0.25 0.35, 0.9 0.48"),
          curve("1.5 1.2, 4 2.5"));

  @ParameterizedTest
  @CsvSource({
    "0, -4.417485350588968, 0.119692785424796",
    "1, -4.472182002762015, 0.08887484704747806",
    "2, 31.37987820239769, -1.1834724046224565",
    "3, 76.85066902367777, -0.052455138867176176",
    "4, 33.82602052552484, -0.40183303455800323"
  })
  void agreesWithScipy(int pair, double ratePercent, double quality) {
    assertThat(100 * value(Bjontegaard.rate(ANCHORS.get(pair), TESTS.get(pair))))
        .isCloseTo(ratePercent, within(1e-9));
    assertThat(value(Bjontegaard.quality(ANCHORS.get(pair), TESTS.get(pair))))
        .isCloseTo(quality, within(1e-11));
  }

  @Test
  void aCurveOfScaledRatesHasExactlyThatRate() {
    for (List<Point> anchor : ANCHORS) {
      List<Point> scaled =
          anchor.stream().map(p -> new Point(1.25 * p.rate(), p.quality())).toList();
      List<Point> lifted = anchor.stream().map(p -> new Point(p.rate(), p.quality() + 3)).toList();
      assertThat(value(Bjontegaard.rate(anchor, scaled))).isCloseTo(0.25, within(1e-12));
      assertThat(value(Bjontegaard.quality(anchor, lifted))).isCloseTo(3, within(1e-12));
    }
  }

  @Test
  void saysOverWhatItIsTheMean() {
    assertThat(Bjontegaard.rate(ANCHORS.get(4), TESTS.get(4)))
        .isInstanceOfSatisfying(
            Defined.class,
            d -> {
              assertThat(d.low()).isEqualTo(1.2);
              assertThat(d.high()).isEqualTo(2.0);
            });
    assertThat(Bjontegaard.quality(ANCHORS.get(4), TESTS.get(4)))
        .isInstanceOfSatisfying(
            Defined.class,
            d -> {
              assertThat(d.low()).isCloseTo(1.5, within(1e-12));
              assertThat(d.high()).isCloseTo(2.0, within(1e-12));
            });
  }

  @Test
  void isUndefinedRatherThanWrong() {
    List<Point> rising = curve("1 1, 2 2, 4 3");
    List<Point> dented = curve("1 1, 2 3, 4 2.5");
    assertThat(Bjontegaard.rate(rising, curve("1 1"))).isEqualTo(Undefined.TOO_FEW_POINTS);
    assertThat(Bjontegaard.quality(List.of(), rising)).isEqualTo(Undefined.TOO_FEW_POINTS);
    assertThat(Bjontegaard.rate(rising, dented)).isEqualTo(Undefined.NOT_MONOTONE);
    assertThat(Bjontegaard.quality(rising, dented)).isInstanceOf(Defined.class);
    assertThat(Bjontegaard.quality(rising, curve("2 1, 2 3"))).isEqualTo(Undefined.NOT_MONOTONE);
    assertThat(Bjontegaard.rate(rising, curve("1 3, 2 5"))).isEqualTo(Undefined.NO_OVERLAP);
    assertThat(Bjontegaard.quality(rising, curve("4 3, 8 5"))).isEqualTo(Undefined.NO_OVERLAP);
    assertThatThrownBy(() -> new Point(0, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Point(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFrontDropsWhatACheaperPointEquals() {
    assertThat(Bjontegaard.front(curve("4 2.5, 1 1, 2 3, 8 3, 16 4, 2 2.9")))
        .isEqualTo(curve("1 1, 2 3, 16 4"));
    IntStream.range(0, ANCHORS.size())
        .forEach(i ->
            assertThat(Bjontegaard.front(ANCHORS.get(i)))
                .containsExactlyInAnyOrderElementsOf(ANCHORS.get(i)));
  }

  private static double value(Delta delta) {
    assertThat(delta).isInstanceOf(Defined.class);
    return ((Defined) delta).value();
  }

  private static List<Point> curve(String text) {
    return List.of(text.split(", ", -1)).stream()
        .map(p -> p.split(" ", 2))
        .map(p -> new Point(Double.parseDouble(p[0]), Double.parseDouble(p[1])))
        .toList();
  }
}
