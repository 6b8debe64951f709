package io.semlink.simulator.modulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ModulationTest {

  private static byte[] allLabels(int order) {
    byte[] bits = new byte[order * (1 << order)];
    for (int label = 0; label < 1 << order; label++) {
      for (int b = 0; b < order; b++) {
        bits[label * order + b] = (byte) (label >> (order - 1 - b) & 1);
      }
    }
    return bits;
  }

  private static float[] map(byte[] bits, Modulation modulation) {
    Modem modem = new Modem(modulation);
    float[] symbols = new float[2 * modem.numSymbols(bits.length)];
    modem.map(bits, symbols);
    return symbols;
  }

  /// The formulas of TS 38.211, clauses 5.1.2 to 5.1.6, written out.
  @ParameterizedTest
  @EnumSource
  void constellationIsThatOfTheStandard(Modulation modulation) {
    int order = modulation.order();
    byte[] bits = allLabels(order);
    float[] symbols = map(bits, modulation);
    for (int s = 0; s < 1 << order; s++) {
      int[] b = new int[order];
      for (int i = 0; i < order; i++) {
        b[i] = 1 - 2 * bits[s * order + i];
      }
      double[] expected =
          switch (modulation) {
            case BPSK -> new double[] {b[0] / Math.sqrt(2), b[0] / Math.sqrt(2)};
            case QPSK -> new double[] {b[0] / Math.sqrt(2), b[1] / Math.sqrt(2)};
            case QAM16 ->
                new double[] {b[0] * (2 - b[2]) / Math.sqrt(10), b[1] * (2 - b[3]) / Math.sqrt(10)};
            case QAM64 ->
                new double[] {
                  b[0] * (4 - b[2] * (2 - b[4])) / Math.sqrt(42),
                  b[1] * (4 - b[3] * (2 - b[5])) / Math.sqrt(42)
                };
            case QAM256 ->
                new double[] {
                  b[0] * (8 - b[2] * (4 - b[4] * (2 - b[6]))) / Math.sqrt(170),
                  b[1] * (8 - b[3] * (4 - b[5] * (2 - b[7]))) / Math.sqrt(170)
                };
          };
      assertThat((double) symbols[2 * s]).isCloseTo(expected[0], within(1e-6));
      assertThat((double) symbols[2 * s + 1]).isCloseTo(expected[1], within(1e-6));
    }
  }

  @ParameterizedTest
  @EnumSource
  void meanEnergyIsOne(Modulation modulation) {
    float[] symbols = map(allLabels(modulation.order()), modulation);
    double energy = 0;
    for (float x : symbols) {
      energy += x * x;
    }
    assertThat(energy / (1 << modulation.order())).isCloseTo(1, within(1e-6));
  }

  /// Max-log by exhaustive search over the whole constellation, in double precision.
  @ParameterizedTest
  @EnumSource
  void demapperEqualsExhaustiveSearch(Modulation modulation) {
    int order = modulation.order();
    byte[] labels = allLabels(order);
    float[] points = map(labels, modulation);
    float[] received = GaussianNoise.draw(StreamKey.of(3, Purpose.CHANNEL_NOISE, order), 200);
    float[] noisePower = new float[100];
    for (int s = 0; s < noisePower.length; s++) {
      noisePower[s] = 0.05f + 0.01f * s;
    }
    float[] llr = new float[noisePower.length * order];
    new Modem(modulation).demap(received, noisePower, llr);
    for (int s = 0; s < noisePower.length; s++) {
      for (int b = 0; b < order; b++) {
        double[] nearest = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int p = 0; p < 1 << order; p++) {
          double distance =
              Math.pow(received[2 * s] - points[2 * p], 2)
                  + Math.pow(received[2 * s + 1] - points[2 * p + 1], 2);
          int bit = labels[p * order + b];
          nearest[bit] = Math.min(nearest[bit], distance);
        }
        double expected = (nearest[1] - nearest[0]) / noisePower[s];
        assertThat((double) llr[s * order + b])
            .isCloseTo(expected, within(1e-4 * Math.max(1, Math.abs(expected))));
      }
    }
  }
}
