package io.semlink.simulator.coding.polar;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.coding.AwgnWords;
import io.semlink.simulator.coding.polar.PolarCode.Role;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolarCodeTest {
  /// Clause 5.3.1 worked by hand.
  @ParameterizedTest
  @CsvSource({
    "UPLINK, 75, 128, 128, REPETITION",
    "UPLINK, 31, 2000, 256, REPETITION",
    "UPLINK, 26, 72, 64, REPETITION",
    "UPLINK, 26, 73, 128, PUNCTURING",
    "UPLINK, 45, 70, 128, SHORTENING",
    "UPLINK, 42, 96, 128, PUNCTURING",
    "UPLINK, 43, 96, 128, SHORTENING",
    "UPLINK, 18, 21, 32, SHORTENING",
    "UPLINK, 864, 8192, 1024, REPETITION",
    "DOWNLINK, 164, 8192, 512, REPETITION"
  })
  void motherCodesAreThoseOfTheStandard(
      ControlInformation control, int k, int e, int length, BlockSize.Matching matching) {
    BlockSize size = BlockSize.of(control, k, e);
    assertThat(size.length()).isEqualTo(length);
    assertThat(size.matching()).isEqualTo(matching);
  }

  /// A parity-check bit is the sum of the information bits before it at distances that are
  /// multiples of five.
  @ParameterizedTest
  @CsvSource({"18, 21", "20, 64", "25, 100", "18, 207", "18, 208", "22, 400"})
  void parityChecksAddUpEveryFifthBit(int k, int e) {
    PolarCode code = new PolarCode(BlockSize.of(ControlInformation.UPLINK, k, e));
    int numChecks = 0;
    for (int word = 0; word < 50; word++) {
      byte[] u = code.encode(AwgnWords.bits(k, word));
      PolarCode.transform(u);
      for (int n = 0; n < u.length; n++) {
        if (code.role(n) == Role.FROZEN) {
          assertThat(u[n]).isZero();
        } else if (code.role(n) == Role.PARITY_CHECK) {
          numChecks++;
          int sum = 0;
          for (int before = n - 5; before >= 0; before -= 5) {
            sum ^= code.role(before) == Role.INFORMATION ? u[before] : 0;
          }
          assertThat((int) u[n]).isEqualTo(sum);
        }
      }
    }
    assertThat(numChecks).isEqualTo(3 * 50);
  }

  /// Three at the least reliable places in use; from E - K + 3 > 192 on two there and one at the
  /// most reliable of the lightest rows among the others.
  @ParameterizedTest
  @CsvSource({"18, 207, 3", "18, 208, 2", "25, 214, 3", "25, 215, 2"})
  void parityChecksStandWhereTheStandardPutsThem(int k, int e, int numLeastReliable) {
    PolarCode code = new PolarCode(BlockSize.of(ControlInformation.UPLINK, k, e));
    int[] used =
        Arrays.stream(PolarTable.reliability(code.length()))
            .filter(i -> code.role(i) != Role.FROZEN)
            .toArray();
    assertThat(used).hasSize(k + 3);
    for (int i = 0; i < numLeastReliable; i++) {
      assertThat(code.role(used[i])).isEqualTo(Role.PARITY_CHECK);
    }
    int[] others = Arrays.copyOfRange(used, 3, used.length);
    int weight = Arrays.stream(others).map(Integer::bitCount).min().orElseThrow();
    int[] lightest = Arrays.stream(others).filter(i -> Integer.bitCount(i) == weight).toArray();
    Role last = code.role(lightest[lightest.length - 1]);
    assertThat(last).isEqualTo(numLeastReliable == 2 ? Role.PARITY_CHECK : Role.INFORMATION);
  }

  @ParameterizedTest
  @CsvSource({"100, 150", "75, 100", "700, 900", "43, 96"})
  void bitsNotSentByShorteningAreZero(int k, int e) {
    BlockSize size = BlockSize.of(ControlInformation.UPLINK, k, e);
    assertThat(size.matching()).isEqualTo(BlockSize.Matching.SHORTENING);
    int[] interleaved = RateMatching.subBlockInterleaver(size.length());
    PolarCode code = new PolarCode(size);
    for (int word = 0; word < 20; word++) {
      byte[] codeword = code.encode(AwgnWords.bits(k, word));
      for (int i = e; i < size.length(); i++) {
        assertThat(codeword[interleaved[i]]).isZero();
      }
    }
  }

  @Test
  void theTriangleIsReadByColumns() {
    // Rows 0 1 2 / 3 4 / 5.
    assertThat(RateMatching.channelInterleaver(6)).containsExactly(0, 3, 5, 1, 4, 2);
    assertThat(RateMatching.channelInterleaver(5)).containsExactly(0, 3, 1, 4, 2);
    for (int e = 18; e <= 8192; e += 99) {
      assertThat(Arrays.stream(RateMatching.channelInterleaver(e)).sorted().toArray())
          .isEqualTo(IntStream.range(0, e).toArray());
    }
  }

  @Test
  void theTransformIsItsOwnInverse() {
    byte[] bits = AwgnWords.bits(1024, 1);
    byte[] twice = bits.clone();
    PolarCode.transform(twice);
    assertThat(twice).isNotEqualTo(bits);
    PolarCode.transform(twice);
    assertThat(twice).isEqualTo(bits);
    byte[] four = {0, 1, 0, 0};
    PolarCode.transform(four);
    assertThat(four).containsExactly(1, 1, 0, 0);
  }
}
