package io.semlink.simulator.coding.convolutional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.AwgnWords;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.crc.Crc;
import io.semlink.simulator.units.CodeRate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ConvolutionalTransportTest {
  /// Free distances and information weights that textbooks and the literature on good codes list
  /// (Conan 1984; Proakis, "Digital Communications").
  @ParameterizedTest
  @CsvSource({
    "3, 5, 7, 5, 1 4 12 32 80 192",
    "7, 133, 171, 10, 36 0 211 0 1404 0 11633",
    "8, 247, 371, 10, 2 22 60 148 340 1008",
    "9, 561, 753, 12, 33 0 281 0 2179 0 15035"
  })
  void spectraAreThoseOfTheLiterature(
      int constraintLength, String first, String second, int freeDistance, String weights) {
    long[] expected = Arrays.stream(weights.split(" ", -1)).mapToLong(Long::parseLong).toArray();
    ConvolutionalCode code = ConvolutionalCode.ofOctal(constraintLength, first, second);
    long[] spectrum = DistanceSpectrum.of(code, freeDistance + expected.length - 1);
    assertThat(Arrays.copyOf(spectrum, freeDistance)).containsOnly(0);
    assertThat(Arrays.copyOfRange(spectrum, freeDistance, spectrum.length)).isEqualTo(expected);
  }

  /// The reversal of a code has its spectrum.
  @Test
  void theReversedCodeHasTheSameSpectrum() {
    assertThat(DistanceSpectrum.of(ConvolutionalCode.K8, 16))
        .isEqualTo(DistanceSpectrum.of(ConvolutionalCode.ofOctal(8, "247", "371"), 16));
  }

  @ParameterizedTest
  @EnumSource
  void everySizeArrivesWithoutNoise(Termination termination) {
    for (String rate : List.of("1/2", "2/3", "3/4", "5/6")) {
      for (int codedBits = 60; codedBits <= 300; codedBits++) {
        ConvolutionalSettings settings =
            new ConvolutionalSettings(ConvolutionalCode.IEEE_802_11, termination, Crc.CRC16);
        requireArrives(ConvolutionalTransport.of(settings, codedBits, CodeRate.parse(rate)));
      }
    }
    for (int constraintLength = 3; constraintLength <= 9; constraintLength++) {
      int full = (1 << constraintLength) - 1;
      ConvolutionalCode code =
          new ConvolutionalCode(constraintLength, List.of(full, full - 2, full - 4));
      requireArrives(
          ConvolutionalTransport.of(
              new ConvolutionalSettings(code, termination, null), 301, new CodeRate(1, 3)));
    }
  }

  private static void requireArrives(ConvolutionalTransport code) {
    byte[] payload = AwgnWords.bits(code.payloadBits(), code.codedBits());
    byte[] coded = code.encode(payload);
    assertThat(coded).hasSize(code.codedBits());
    var decoded = code.newDecoder().decode(AwgnWords.noiseFree(coded));
    assertThat(decoded.payload()).as("E = %d", code.codedBits()).isEqualTo(payload);
    assertThat(decoded.accepted()).isTrue();
  }

  /// Against the codeword of largest correlation among all 256 of eight payload bits.
  @ParameterizedTest
  @EnumSource
  void decidesByMaximumLikelihood(Termination termination) {
    ConvolutionalCode mother = ConvolutionalCode.ofOctal(4, "15", "13");
    ConvolutionalSettings settings = new ConvolutionalSettings(mother, termination, null);
    int steps = 8 + settings.tailBits();
    ConvolutionalTransport code =
        ConvolutionalTransport.of(settings, 2 * steps, new CodeRate(1, 2));
    int missed = 0;
    for (int word = 0; word < 400; word++) {
      float[] llr = AwgnWords.llr(code.encode(AwgnWords.bits(8, word)), 1, word);
      byte[] decided = code.newDecoder().decode(llr).payload();
      double best =
          IntStream.range(0, 256)
              .mapToDouble(message -> correlation(code.encode(bits(message)), llr))
              .max()
              .orElseThrow();
      missed += correlation(code.encode(decided), llr) < best - 1e-3 ? 1 : 0;
    }
    assertThat(missed).as("missed of 400").isZero();
  }

  private static byte[] bits(int message) {
    byte[] bits = new byte[8];
    for (int i = 0; i < 8; i++) {
      bits[i] = (byte) (message >> i & 1);
    }
    return bits;
  }

  private static double correlation(byte[] coded, float[] llr) {
    double sum = 0;
    for (int i = 0; i < coded.length; i++) {
      sum += coded[i] == 0 ? llr[i] : -llr[i];
    }
    return sum;
  }

  @Test
  void withoutCrcEveryBlockIsAccepted() {
    assertThat(noise(null)).isInstanceOf(Accepted.class);
    assertThat(noise(Crc.CRC24A)).isInstanceOf(CrcFailed.class);
  }

  private static Object noise(@org.jspecify.annotations.Nullable Crc crc) {
    ConvolutionalSettings settings =
        new ConvolutionalSettings(ConvolutionalCode.K8, Termination.TERMINATED, crc);
    ConvolutionalTransport code = ConvolutionalTransport.of(settings, 400, new CodeRate(1, 2));
    float[] llr = AwgnWords.llr(new byte[400], 1e6, 1);
    return code.newDecoder().decode(llr).codeBlocks().getFirst();
  }

  @Test
  void takesCertainBits() {
    ConvolutionalTransport code =
        ConvolutionalTransport.of(ConvolutionalSettings.DEFAULT, 5000, new CodeRate(3, 4));
    byte[] payload = AwgnWords.bits(code.payloadBits(), 9);
    float[] llr = AwgnWords.noiseFree(code.encode(payload));
    for (int i = 0; i < llr.length; i++) {
      llr[i] = i % 11 == 0 ? 0 : llr[i] * Float.POSITIVE_INFINITY;
    }
    assertThat(code.newDecoder().decode(llr).payload()).isEqualTo(payload);
  }

  @Test
  void wrongValuesAreNamed() {
    assertThatThrownBy(() -> ConvolutionalCode.ofOctal(10, "1001", "1777"))
        .hasMessageContaining("10")
        .hasMessageContaining("3..9");
    assertThatThrownBy(() -> ConvolutionalCode.ofOctal(3, "10", "7")).hasMessageContaining("10");
    assertThatThrownBy(() -> ConvolutionalCode.ofOctal(4, "7", "5")).hasMessageContaining("7");
    assertThatThrownBy(
            () -> ConvolutionalTransport.of(ConvolutionalSettings.DEFAULT, 100, new CodeRate(7, 8)))
        .hasMessageContaining("7/8")
        .hasMessageContaining("5/6");
    assertThatThrownBy(
            () -> ConvolutionalTransport.of(ConvolutionalSettings.DEFAULT, 44, new CodeRate(1, 2)))
        .hasMessageContaining("22")
        .hasMessageContaining("23");
  }
}
