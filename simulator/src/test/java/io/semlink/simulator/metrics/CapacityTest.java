package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.units.EsN0;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CapacityTest {
  @ParameterizedTest
  @CsvSource({"0,1.000", "5,2.057", "10,3.459", "15,5.028", "20,6.658"})
  void shannonCapacityOfGaussianNoise(double esN0Db, double bits) {
    assertThat(Capacity.awgn(new EsN0(esN0Db))).isCloseTo(bits, within(5e-4));
  }

  /// exp(1/s) E1(1/s) / ln 2, with E1(1) = 0.219383934 and E1(0.1) = 1.822923958 (Abramowitz and
  /// Stegun, table 5.1).
  @ParameterizedTest
  @CsvSource({"0,0.219383934,1", "10,1.822923958,0.1"})
  void ergodicCapacityOfRayleighFading(double esN0Db, double e1, double inverse) {
    double expected = Math.exp(inverse) * e1 / Math.log(2);
    assertThat(Capacity.rayleigh(new EsN0(esN0Db))).isCloseTo(expected, within(1e-7));
  }

  /// Eb/N0 in dB that BPSK needs with K of n bits: at capacity, at block error rates 1e-1 to 1e-4,
  /// by an independent computation.
  @ParameterizedTest
  @CsvSource({
    "64,128,0.187,1.013,1.892,2.476,2.919",
    "960,1920,0.187,0.461,0.710,0.889,1.034",
    "8448,25344,-0.495,-0.396,-0.312,-0.251,-0.200",
    "8448,12672,1.059,1.162,1.251,1.315,1.368",
    "8448,9600,2.910,3.026,3.129,3.203,3.263"
  })
  void normalApproximationOfTheBinaryInputChannel(
      int k, int n, double limit, double at1, double at2, double at3, double at4) {
    double rate = 10 * Math.log10((double) k / n);
    double[] ebN0Db = {at1, at2, at3, at4};
    double[] blockErrorRate = {1e-1, 1e-2, 1e-3, 1e-4};
    for (int i = 0; i < 4; i++) {
      // A thousandth of a dB below the tabulated value the block must not fit, above it must.
      assertThat(carried(n, ebN0Db[i] + rate - 2e-3, blockErrorRate[i])).isLessThan(k);
      assertThat(carried(n, ebN0Db[i] + rate + 2e-3, blockErrorRate[i])).isGreaterThan(k);
    }
    double capacity = Capacity.bicm(1, new EsN0(limit + rate)).bits();
    assertThat(capacity).isCloseTo((double) k / n, within(2e-4));
  }

  private static double carried(int n, double esN0Db, double blockErrorRate) {
    return Capacity.normalApproximation(Capacity.bicm(1, new EsN0(esN0Db)), n, blockErrorRate);
  }

  /// QPSK is BPSK twice at half the energy; every constellation lies below Shannon and reaches its
  /// bits a symbol.
  @Test
  void constellationsLieBelowShannonAndSaturate() {
    Capacity.Information bpsk = Capacity.bicm(1, new EsN0(2));
    Capacity.Information qpsk = Capacity.bicm(2, new EsN0(2 + 10 * Math.log10(2)));
    assertThat(qpsk.bits()).isCloseTo(2 * bpsk.bits(), within(1e-9));
    assertThat(qpsk.dispersion()).isCloseTo(2 * bpsk.dispersion(), within(1e-9));
    for (int bitsPerSymbol : new int[] {1, 2, 4, 6, 8, 10}) {
      double before = 0;
      for (double db = -10; db <= 20; db += 5) {
        double bits = Capacity.bicm(bitsPerSymbol, new EsN0(db)).bits();
        assertThat(bits)
            .isLessThan(Capacity.awgn(new EsN0(db)))
            .isGreaterThan(before * (1 - 1e-12));
        before = bits;
      }
      Capacity.Information clean = Capacity.bicm(bitsPerSymbol, new EsN0(50));
      assertThat(clean.bits()).isCloseTo(bitsPerSymbol, within(1e-9));
      assertThat(clean.dispersion()).isCloseTo(0, within(1e-9));
    }
  }
}
