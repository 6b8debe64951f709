package io.semlink.simulator.modulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.random.GaussianNoise;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  /// The formulas of TS 38.211, clauses 5.1.1 to 5.1.7, written out, and the circle.
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
            case PI2_BPSK -> {
              // e^(j pi/2 (s mod 2)) (1+j): an odd s turns it to (-1+j).
              double sign = s % 2 == 0 ? 1 : -1;
              yield new double[] {sign * b[0] / Math.sqrt(2), b[0] / Math.sqrt(2)};
            }
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
            case QAM1024 ->
                new double[] {
                  b[0] * (16 - b[2] * (8 - b[4] * (4 - b[6] * (2 - b[8])))) / Math.sqrt(682),
                  b[1] * (16 - b[3] * (8 - b[5] * (4 - b[7] * (2 - b[9])))) / Math.sqrt(682)
                };
            case PSK8, PSK16, PSK32, PSK64 -> circle(b);
          };
      assertThat((double) symbols[2 * s]).isCloseTo(expected[0], within(1e-6));
      assertThat((double) symbols[2 * s + 1]).isCloseTo(expected[1], within(1e-6));
    }
  }

  private static double[] circle(int[] b) {
    int amplitude = b[b.length - 1];
    for (int i = b.length - 2; i >= 0; i--) {
      amplitude = b[i] * ((1 << (b.length - 1 - i)) - amplitude);
    }
    double angle = Math.PI * (amplitude + 1) / (1 << b.length);
    return new double[] {Math.cos(angle), Math.sin(angle)};
  }

  /// Round the circle, the end included, neighbours differ in one bit.
  @ParameterizedTest
  @EnumSource(names = {"PSK8", "PSK16", "PSK32", "PSK64"})
  void neighboursOnTheCircleDifferInOneBit(Modulation modulation) {
    int numPoints = 1 << modulation.order();
    float[] points = map(allLabels(modulation.order()), modulation);
    int[] labelAt = new int[numPoints];
    for (int label = 0; label < numPoints; label++) {
      double turn = Math.atan2(points[2 * label + 1], points[2 * label]) / (2 * Math.PI);
      labelAt[Math.floorMod(Math.round(turn * numPoints), numPoints)] = label;
    }
    assertThat(labelAt).doesNotHaveDuplicates();
    for (int k = 0; k < numPoints; k++) {
      assertThat(Integer.bitCount(labelAt[k] ^ labelAt[(k + 1) % numPoints])).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void peakToAverageIsThatOfThePoints(Modulation modulation) {
    float[] symbols = map(allLabels(modulation.order()), modulation);
    double peak = 0;
    double energy = 0;
    for (int s = 0; s < symbols.length / 2; s++) {
      double one = Math.pow(symbols[2 * s], 2) + Math.pow(symbols[2 * s + 1], 2);
      peak = Math.max(peak, one);
      energy += one;
    }
    assertThat(new Modem(modulation).peakToAverageDb())
        .isCloseTo(10 * Math.log10(peak * symbols.length / 2 / energy), within(1e-5));
  }

  /// 9/5, 7/3, 45/17 and 93/33: textbook ratios of square constellations.
  @ParameterizedTest
  @CsvSource({"QPSK,1", "QAM16,1.8", "QAM64,2.3333333", "QAM256,2.6470588", "QAM1024,2.8181818"})
  void peakToAverageOfSquares(Modulation modulation, double ratio) {
    assertThat(new Modem(modulation).peakToAverageDb())
        .isCloseTo(10 * Math.log10(ratio), within(1e-6));
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

  /// Both rules by exhaustive search over the whole constellation, in double precision, from deep
  /// noise up to where every sum of likelihoods underflows.
  @ParameterizedTest
  @EnumSource
  void demapperEqualsExhaustiveSearch(Modulation modulation) {
    int numSymbols = 60;
    int order = modulation.order();
    float[] received = GaussianNoise.draw(StreamKey.of(3, Purpose.CHANNEL_NOISE, order), 120);
    float[] noisePower = new float[numSymbols];
    for (int s = 0; s < numSymbols; s++) {
      noisePower[s] = (float) Math.pow(10, 1 - s / 8.0);
    }
    for (DemapperRule rule : DemapperRule.values()) {
      float[] llr = new float[numSymbols * order];
      new Modem(modulation, rule).demap(received, noisePower, llr);
      for (int s = 0; s < numSymbols; s++) {
        double[] y = {received[2 * s], received[2 * s + 1]};
        double[] expected = exhaustive(modulation, rule, s, y, noisePower[s]);
        for (int b = 0; b < order; b++) {
          double scale = (1 + y[0] * y[0] + y[1] * y[1]) / noisePower[s];
          assertThat((double) llr[s * order + b])
              .as("%s, symbol %d, bit %d", rule, s, b)
              .isCloseTo(expected[b], within(3e-6 * Math.max(1, scale)));
        }
      }
    }
  }

  private static double[] exhaustive(
      Modulation modulation, DemapperRule rule, int symbol, double[] y, double noisePower) {
    int order = modulation.order();
    double[] llr = new double[order];
    for (int b = 0; b < order; b++) {
      double[] logs = new double[2];
      for (int bit = 0; bit < 2; bit++) {
        List<Double> metrics = new ArrayList<>();
        for (int label = 0; label < 1 << order; label++) {
          if ((label >> (order - 1 - b) & 1) == bit) {
            float[] p = point(modulation, label, symbol);
            metrics.add(-(Math.pow(y[0] - p[0], 2) + Math.pow(y[1] - p[1], 2)) / noisePower);
          }
        }
        double largest = Collections.max(metrics);
        double sum = metrics.stream().mapToDouble(m -> Math.exp(m - largest)).sum();
        logs[bit] = largest + (rule == DemapperRule.MAX_LOG ? 0 : Math.log(sum));
      }
      llr[b] = logs[0] - logs[1];
    }
    return llr;
  }

  /// The point of a label as symbol number symbol of a block.
  private static float[] point(Modulation modulation, int label, int symbol) {
    int order = modulation.order();
    byte[] bits = new byte[2 * order];
    int at = symbol % 2;
    for (int b = 0; b < order; b++) {
      bits[at * order + b] = (byte) (label >> (order - 1 - b) & 1);
    }
    return Arrays.copyOfRange(map(bits, modulation), 2 * at, 2 * at + 2);
  }
}
