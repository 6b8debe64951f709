package io.semlink.simulator.coding.polar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.coding.AwgnWords;
import io.semlink.simulator.coding.polar.PolarCode.Role;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListDecoderTest {
  private static PolarCode code(String roles) {
    return new PolarCode(
        roles
            .chars()
            .mapToObj(c ->
                switch (c) {
                  case '0' -> Role.FROZEN;
                  case 'i' -> Role.INFORMATION;
                  default -> Role.PARITY_CHECK;
                })
            .toArray(Role[]::new));
  }

  /// By hand: u0 is frozen against its LLR f(f(1,3), f(-2,4)) = -1, so the metric is 1; u1 has -2 +
  /// 1 = -1; then the right half sees 3 - 1 and 4 + 2, so u2 has 2 and u3 8.
  @Test
  void successiveCancellationOfFourBitsByHand() {
    ListDecoder decoder = new ListDecoder(code("0iii"), 1, PathRule.MIN_SUM);
    int[] paths = decoder.decode(new float[] {1, -2, 3, 4});
    float[] decided = new float[3];
    decoder.trace(paths[0], decided);
    assertThat(decided).containsExactly(-1, 2, 8);
    assertThat(decoder.metric(paths[0])).isEqualTo(1);
  }

  /// By hand, the (8, 4) code with u3, u5, u6, u7 free, all-zero word and one bit received wrongly.
  @Test
  void successiveCancellationOfEightBitsByHand() {
    ListDecoder decoder = new ListDecoder(code("000i0iii"), 1, PathRule.MIN_SUM);
    int[] paths = decoder.decode(new float[] {2, 3, 4, 5, -1, 6, 7, 8});
    float[] decided = new float[4];
    decoder.trace(paths[0], decided);
    // Left half: f = (-1, 3, 4, 5), u3 their sum 11. Right half: (1, 9, 11, 13), u4 has f = 1; its
    // pairs f = (1, 9): u5 has 10; then (12, 22): u6 has 12 and u7 34.
    assertThat(decided).containsExactly(11, 10, 12, 34);
    assertThat(decoder.metric(paths[0])).isEqualTo(1);
  }

  /// With a list as long as the code, the metrics are those of all codewords: the sum over coded
  /// bits of ln(1 + exp(-(1 - 2x) LLR)), or of |LLR| where x contradicts it.
  @ParameterizedTest
  @EnumSource
  void metricsOfAFullListAreThoseOfTheCodewords(PathRule rule) {
    PolarCode code = code("0000000i000p0i0i0000000i00000p0i".substring(0, 32));
    assertThat(code.informationBits()).isEqualTo(5);
    float[] channel = AwgnWords.llr(new byte[32], 1.5, 11);
    ListDecoder decoder = new ListDecoder(code, 32, rule);
    int[] paths = decoder.decode(channel);
    Set<String> seen = new HashSet<>();
    double last = 0;
    for (int path : paths) {
      float[] decided = new float[5];
      decoder.trace(path, decided);
      byte[] bits = new byte[5];
      for (int i = 0; i < 5; i++) {
        bits[i] = (byte) (decided[i] < 0 ? 1 : 0);
      }
      seen.add(Arrays.toString(bits));
      assertThat(decoder.metric(path))
          .isCloseTo(cost(code.encode(bits), channel, rule), within(1e-4));
      assertThat(decoder.metric(path)).isGreaterThanOrEqualTo(last);
      last = decoder.metric(path);
    }
    assertThat(seen).hasSize(32);
  }

  private static double cost(byte[] codeword, float[] channel, PathRule rule) {
    double cost = 0;
    for (int i = 0; i < codeword.length; i++) {
      double agreement = codeword[i] == 0 ? channel[i] : -channel[i];
      cost += rule == PathRule.EXACT ? Math.log(1 + Math.exp(-agreement)) : Math.max(0, -agreement);
    }
    return cost;
  }

  /// Over erasures, plain successive cancellation fails no more often than the sum of the free
  /// channels' erasure probabilities and no less often than half the worst of them (Arikan 2009,
  /// propositions 2 and 5).
  @Test
  void erasuresRespectTheBoundsOfPolarisation() {
    double erased = 0.4;
    PolarCode code = new PolarCode(new BlockSize(100, 256, 0, 0, 10));
    double sum = 0;
    double worst = 0;
    for (int i = 0; i < 256; i++) {
      if (code.role(i) == Role.INFORMATION) {
        double z = bhattacharyya(i, 8, erased);
        sum += z;
        worst = Math.max(worst, z);
      }
    }
    int numWords = 4000;
    double rate = erasureErrors(code, erased, numWords) / (double) numWords;
    double deviation = Math.sqrt(sum / numWords);
    assertThat(sum).isBetween(0.02, 0.5);
    assertThat(rate).isBetween(worst / 2 - 4 * deviation, sum + 4 * deviation);
    assertThat(rate).isGreaterThan(0);
  }

  /// Most significant bit of the index first: 0 is the worse channel, 1 the better.
  private static double bhattacharyya(int index, int numLevels, double erased) {
    double z = erased;
    for (int level = numLevels - 1; level >= 0; level--) {
      z = (index >> level & 1) == 0 ? 2 * z - z * z : z * z;
    }
    return z;
  }

  private static int erasureErrors(PolarCode code, double erased, int numWords) {
    ListDecoder decoder = new ListDecoder(code, 1, PathRule.MIN_SUM);
    float[] decided = new float[code.informationBits()];
    int errors = 0;
    for (int word = 0; word < numWords; word++) {
      byte[] bits = AwgnWords.bits(code.informationBits(), word);
      float[] channel = AwgnWords.noiseFree(code.encode(bits));
      var generator =
          io.semlink.simulator.random.StreamKey.of(
                  5, io.semlink.simulator.random.Purpose.CHANNEL_NOISE, word)
              .generator();
      for (int i = 0; i < channel.length; i++) {
        channel[i] = generator.nextDouble() < erased ? 0 : channel[i];
      }
      decoder.trace(decoder.decode(channel)[0], decided);
      boolean wrong = false;
      for (int i = 0; i < bits.length; i++) {
        wrong |= (decided[i] < 0 ? 1 : 0) != bits[i];
      }
      errors += wrong ? 1 : 0;
    }
    return errors;
  }
}
