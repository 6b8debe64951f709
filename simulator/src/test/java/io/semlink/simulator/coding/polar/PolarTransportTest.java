package io.semlink.simulator.coding.polar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.coding.AwgnWords;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.Transmission;
import io.semlink.simulator.units.CodeRate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolarTransportTest {
  private static final PolarSettings UPLINK =
      PolarSettings.of(ControlInformation.UPLINK, 2, PathRule.MIN_SUM);

  /// Every payload size with one E each that walks through all kinds of rate matching, and a number
  /// of E for some sizes: what is sent without noise arrives, and the CRC agrees.
  @ParameterizedTest
  @EnumSource
  void everySizeArrivesWithoutNoise(ControlInformation control) {
    PolarSettings settings = PolarSettings.of(control, 1, PathRule.MIN_SUM);
    Set<BlockSize.Matching> seen = EnumSet.noneOf(BlockSize.Matching.class);
    for (int payload = 12; payload <= control.maxPayloadBits(); payload++) {
      int least = leastCodedBits(control, payload);
      for (int codedBits : codedBits(least, payload)) {
        seen.add(new Segmentation(control, payload, codedBits).blockSize().matching());
        requireArrives(settings, payload, codedBits);
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(BlockSize.Matching.values());
  }

  /// E from no redundancy at all to six times the payload, all of them below 60 bits of payload at
  /// prime steps.
  private static int[] codedBits(int least, int payload) {
    if (payload % 97 == 12) {
      return IntStream.iterate(least, e -> e < 6 * least, e -> e + 37).toArray();
    }
    return new int[] {least + payload * 37 % (5 * least)};
  }

  private static int leastCodedBits(ControlInformation control, int payload) {
    int parityChecks = control == ControlInformation.UPLINK && payload < 20 ? 3 : 0;
    int codedBits = payload + new Segmentation(control, payload, 1088).crcBits() + parityChecks;
    return codedBits + codedBits % 2;
  }

  private static void requireArrives(PolarSettings settings, int payload, int codedBits) {
    PolarTransport code = PolarTransport.of(settings, payload, codedBits);
    byte[] sent = AwgnWords.bits(payload, 7919L * payload + codedBits);
    byte[] coded = code.encode(sent);
    assertThat(coded).hasSize(codedBits);
    DecodedTransportBlock decoded = code.newDecoder().decode(AwgnWords.noiseFree(coded));
    assertThat(decoded.accepted()).as("A = %d, E = %d", payload, codedBits).isTrue();
    assertThat(decoded.payload()).as("A = %d, E = %d", payload, codedBits).isEqualTo(sent);
  }

  /// CRC and segmentation of the uplink, clause 6.3.1.2.1; the downlink has CRC24C and one block.
  @ParameterizedTest
  @CsvSource({
    "UPLINK, 12, 100, 1, 6",
    "UPLINK, 19, 100, 1, 6",
    "UPLINK, 20, 100, 1, 11",
    "UPLINK, 359, 1088, 1, 11",
    "UPLINK, 360, 1087, 1, 11",
    "UPLINK, 360, 1088, 2, 22",
    "UPLINK, 1012, 1087, 1, 11",
    "UPLINK, 1013, 1087, 2, 22",
    "UPLINK, 1706, 4000, 2, 22",
    "DOWNLINK, 12, 100, 1, 24",
    "DOWNLINK, 140, 8192, 1, 24"
  })
  void blocksAndCrcAreThoseOfTheStandard(
      ControlInformation control, int payload, int codedBits, int numBlocks, int crcBits) {
    PolarSettings settings = PolarSettings.of(control, 2, PathRule.MIN_SUM);
    PolarTransport code = PolarTransport.of(settings, payload, codedBits);
    assertThat(code.numCodeBlocks()).isEqualTo(numBlocks);
    assertThat(code.crcBits()).isEqualTo(crcBits);
    assertThat(code.informationBits()).isEqualTo(payload + crcBits);
  }

  @ParameterizedTest
  @CsvSource({
    "UPLINK, 11, 100, 11",
    "UPLINK, 1707, 4000, 1706",
    "DOWNLINK, 141, 500, 140",
    "UPLINK, 64, 74, 75",
    "UPLINK, 12, 20, 21",
    "UPLINK, 64, 8193, 8192"
  })
  void sizesOutsideTheStandardAreNamed(
      ControlInformation control, int payload, int codedBits, String bound) {
    PolarSettings settings = PolarSettings.of(control, 2, PathRule.MIN_SUM);
    assertThatThrownBy(() -> PolarTransport.of(settings, payload, codedBits))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(bound);
  }

  @ParameterizedTest
  @CsvSource({"35, 1/2, 12", "8000, 1/2, 1706", "200, 1/12, 12"})
  void ratesOutsideTheStandardAreNamed(int codedBits, String rate, String bound) {
    assertThatThrownBy(() -> PolarTransport.of(UPLINK, codedBits, CodeRate.parse(rate)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(bound)
        .hasMessageContaining(rate);
  }

  /// At each rate the largest payload: one bit more would not fit with its CRC.
  @Test
  void aRateIsFilledWithTheLargestPayload() {
    for (int codedBits = 36; codedBits <= 3400; codedBits += 7) {
      PolarTransport code = PolarTransport.of(UPLINK, codedBits, new CodeRate(1, 2));
      int more = code.payloadBits() + 1;
      assertThat(code.informationBits()).isLessThanOrEqualTo(codedBits / 2);
      assertThat(more + new Segmentation(ControlInformation.UPLINK, more, codedBits).crcBits())
          .isGreaterThan(codedBits / 2);
    }
  }

  @Test
  void noiseAloneFailsTheCrc() {
    PolarTransport code = PolarTransport.of(UPLINK, 100, 256);
    int failed = 0;
    for (int word = 0; word < 100; word++) {
      float[] noise = AwgnWords.llr(new byte[256], 1e6, word);
      DecodedTransportBlock decoded = code.newDecoder().decode(noise);
      assertThat(decoded.llr()).hasSize(100).doesNotContain(0);
      failed += decoded.codeBlocks().getFirst() instanceof CrcFailed ? 1 : 0;
      assertThat(decoded.accepted())
          .isEqualTo(!(decoded.codeBlocks().getFirst() instanceof CrcFailed));
    }
    // Two paths pass 11 parity bits by chance with probability 2^-10.
    assertThat(failed).isGreaterThanOrEqualTo(97);
  }

  /// Contract of the decoder: infinite LLRs, erasures, several transmissions, no memory.
  @Test
  void takesCertainAndUnknownBits() {
    PolarTransport code = PolarTransport.of(UPLINK, 60, 250);
    byte[] sent = AwgnWords.bits(60, 3);
    float[] llr = AwgnWords.noiseFree(code.encode(sent));
    for (int i = 0; i < llr.length; i++) {
      llr[i] = i % 5 == 0 ? 0 : llr[i] * Float.POSITIVE_INFINITY;
    }
    var decoder = code.newDecoder();
    DecodedTransportBlock first = decoder.decode(llr);
    assertThat(first.payload()).isEqualTo(sent);
    assertThat(first.llr()).doesNotContain(Float.NaN);
    decoder.decode(AwgnWords.llr(code.encode(AwgnWords.bits(60, 4)), 3, 4));
    assertThat(decoder.decode(llr).llr()).isEqualTo(first.llr());
    float[] silent = new float[250];
    assertThat(
            decoder
                .decode(List.of(new Transmission(silent, 0), new Transmission(llr, 0)))
                .payload())
        .isEqualTo(sent);
  }

  /// The coded bit that two blocks of equal size cannot share is 0, clause 6.3.1.5.
  @Test
  void anOddBitIsSentAsZero() {
    PolarTransport code = PolarTransport.of(UPLINK, 1013, 2401);
    for (int word = 0; word < 20; word++) {
      assertThat(code.encode(AwgnWords.bits(1013, word))[2400]).isZero();
    }
    byte[] even = PolarTransport.of(UPLINK, 1013, 2400).encode(AwgnWords.bits(1013, 1));
    assertThat(Arrays.copyOf(code.encode(AwgnWords.bits(1013, 1)), 2400)).isEqualTo(even);
  }
}
