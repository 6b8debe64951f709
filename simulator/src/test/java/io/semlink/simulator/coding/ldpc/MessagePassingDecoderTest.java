package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagePassingDecoderTest {
  private static final CheckRule EXACT = new CheckRule.SumProduct();

  /// Three checks in a chain, a graph without cycles.
  private static final TannerGraph TREE =
      TannerGraph.of(7, new int[][] {{0, 1, 2}, {2, 3, 4}, {4, 5, 6}});

  private static DecoderSettings settings(
      Schedule schedule, CheckRule rule, int iterations, EarlyStop stop) {
    return new DecoderSettings(schedule, rule, Precision.FLOAT, iterations, stop);
  }

  /// On a tree sum-product gives the true a-posteriori LLRs: here those of adding up the
  /// probabilities of all codewords.
  @ParameterizedTest
  @EnumSource
  void sumProductIsExactOnATree(Schedule schedule) {
    DecoderSettings settings = settings(schedule, EXACT, 8, EarlyStop.NONE);
    LdpcDecoder decoder = LdpcDecoder.of(TREE, settings);
    for (int word = 0; word < 30; word++) {
      float[] llr = RandomWords.llr(new byte[7], 0.8, word);
      double[] expected = marginals(llr);
      decoder.decode(llr);
      for (int bit = 0; bit < 7; bit++) {
        assertThat((double) llr[bit]).isCloseTo(expected[bit], within(1e-4));
      }
    }
  }

  private static double[] marginals(float[] llr) {
    double[][] sums = new double[7][2];
    for (int word = 0; word < 128; word++) {
      int[] bits = new int[7];
      double exponent = 0;
      for (int bit = 0; bit < 7; bit++) {
        bits[bit] = word >> bit & 1;
        exponent -= bits[bit] * (double) llr[bit];
      }
      boolean codeword =
          (bits[0] ^ bits[1] ^ bits[2]) == 0
              && (bits[2] ^ bits[3] ^ bits[4]) == 0
              && (bits[4] ^ bits[5] ^ bits[6]) == 0;
      for (int bit = 0; bit < 7 && codeword; bit++) {
        sums[bit][bits[bit]] += Math.exp(exponent);
      }
    }
    return Arrays.stream(sums).mapToDouble(sum -> Math.log(sum[0] / sum[1])).toArray();
  }

  @Test
  void sumProductNodeFollowsTheDefinition() {
    float[] extrinsic = {0.3f, -1.7f, 4, -0.01f, 9, 1e-3f};
    float[] messages = new float[8];
    new SumProductNode(6).update(extrinsic, 6, messages, 2);
    for (int edge = 0; edge < 6; edge++) {
      double product = 1;
      for (int other = 0; other < 6; other++) {
        product *= other == edge ? 1 : Math.tanh(extrinsic[other] / 2.0);
      }
      double expected = Math.log((1 + product) / (1 - product));
      assertThat((double) messages[2 + edge])
          .isCloseTo(expected, within(1e-12 + 1e-6 * Math.abs(expected)));
    }
  }

  /// Where tanh is 1 in any precision: two bits of L give L - ln 2 to the third, and a far stronger
  /// bit changes nothing.
  @ParameterizedTest
  @ValueSource(floats = {20, 50, 300, 500})
  void sumProductNodeIsSoundForLargeLlrs(float llr) {
    float[] messages = new float[3];
    new SumProductNode(3).update(new float[] {llr, llr, -llr}, 3, messages, 0);
    assertThat((double) messages[2]).isCloseTo(llr - Math.log(2), within(1e-6 * llr));
    assertThat((double) messages[0]).isCloseTo(-(llr - Math.log(2)), within(1e-6 * llr));
    float strong = LayeredMinSumDecoder.MAX_LLR;
    new SumProductNode(3).update(new float[] {llr, strong, strong}, 3, messages, 0);
    assertThat((double) messages[1]).isCloseTo(llr, within(1e-6 * llr));
    assertThat(messages[0]).isFinite().isGreaterThanOrEqualTo(llr);
  }

  private static List<CheckRule> minSumRules() {
    return List.of(
        new CheckRule.NormalisedMinSum(0.75),
        new CheckRule.NormalisedMinSum(1),
        new CheckRule.OffsetMinSum(0.5),
        new CheckRule.OffsetMinSum(0));
  }

  /// Two decoders that share nothing but the rule must agree bit for bit.
  @ParameterizedTest
  @CsvSource({"BG1, 7, 46, 1.5", "BG2, 52, 12, 0.8", "BG2, 96, 4, 0.3"})
  void layeredEqualsTheLiftedDecoder(BaseGraph baseGraph, int z, int numRows, double variance) {
    LiftedGraph graph = new LiftedGraph(baseGraph, LiftingSize.of(z));
    int[] rows = IntStream.range(0, numRows).toArray();
    for (CheckRule rule : minSumRules()) {
      DecoderSettings settings = settings(Schedule.LAYERED, rule, 5, EarlyStop.NONE);
      float[] lifted = channel(graph, numRows, variance, 1);
      float[] general = lifted.clone();
      LdpcDecoder.Ending first = new LayeredMinSumDecoder(graph, rows, settings).decode(lifted);
      LdpcDecoder.Ending second =
          LdpcDecoder.of(TannerGraph.of(graph, rows), settings).decode(general);
      assertThat(general).containsExactly(lifted);
      assertThat(second).isEqualTo(first);
    }
  }

  private static float[] channel(LiftedGraph graph, int numRows, double variance, long index) {
    byte[] information = RandomWords.bits(graph.numInformationBits(), index);
    byte[] codeword = new NrLdpcEncoder(graph, numRows).encode(information);
    float[] llr =
        Arrays.copyOf(
            RandomWords.llr(codeword, variance, index), graph.baseGraph().numColumns() * graph.z());
    Arrays.fill(llr, 0, 2 * graph.z(), 0);
    return llr;
  }

  /// Flooding min-sum on the tree by hand: after one iteration a bit knows its own checks alone,
  /// after two those of its neighbours.
  @Test
  void floodingUsesTheLastIterationsLlrs() {
    DecoderSettings once =
        settings(Schedule.FLOODING, new CheckRule.NormalisedMinSum(1), 1, EarlyStop.NONE);
    float[] llr = {5, 4, 1, 3, 2, -6, 7};
    LdpcDecoder.of(TREE, once).decode(llr);
    assertThat(llr).containsExactly(5 + 1, 4 + 1, 1 + 4 + 2, 3 + 1, 2 + 1 - 6, -6 + 2, 7 - 2);
  }

  @Test
  void layeredUsesTheNewestLlrs() {
    DecoderSettings once =
        settings(Schedule.LAYERED, new CheckRule.NormalisedMinSum(1), 1, EarlyStop.NONE);
    float[] llr = {5, 4, 1, 3, 2, -6, 7};
    LdpcDecoder.of(TREE, once).decode(llr);
    assertThat(llr).containsExactly(5 + 1, 4 + 1, 5 + 2, 3 + 2, 5 - 6, -6 + 5, 7 - 5);
  }

  @ParameterizedTest
  @EnumSource
  void stopsWhenTheGivenCheckHolds(Schedule schedule) {
    for (CheckRule rule : List.of(EXACT, new CheckRule.NormalisedMinSum(0.75))) {
      LiftedGraph graph = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(20));
      int[] rows = IntStream.range(0, 42).toArray();
      float[] channel = channel(graph, 42, 1.0, 2);
      List<float[]> asked = new ArrayList<>();
      StopCheck third =
          llr -> {
            asked.add(llr.clone());
            return asked.size() == 3;
          };
      float[] stopped = channel.clone();
      LdpcDecoder decoder = LdpcDecoder.of(graph, rows, settings(schedule, rule, 9, EarlyStop.CRC));
      assertThat(decoder.decode(stopped, third).iterations()).isEqualTo(3);
      assertThat(asked).hasSize(3);
      float[] threeIterations = channel.clone();
      LdpcDecoder.of(graph, rows, settings(schedule, rule, 3, EarlyStop.NONE))
          .decode(threeIterations);
      assertThat(stopped).isEqualTo(threeIterations).isEqualTo(asked.getLast());
      // Without a check it stops on the syndrome; with syndrome or no stop it never asks.
      float[] other = channel.clone();
      LdpcDecoder bySyndrome =
          LdpcDecoder.of(graph, rows, settings(schedule, rule, 9, EarlyStop.SYNDROME));
      assertThat(decoder.decode(channel.clone())).isEqualTo(bySyndrome.decode(other, third));
      assertThat(asked).hasSize(3);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-6f, 1, 1e6f, 1e30f, Float.POSITIVE_INFINITY})
  void staysFiniteForExtremeLlrs(float magnitude) {
    LiftedGraph graph = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(4));
    byte[] codeword = new NrLdpcEncoder(graph, 42).encode(RandomWords.bits(40, 9));
    int[] rows = IntStream.range(0, 42).toArray();
    for (Schedule schedule : Schedule.values()) {
      for (CheckRule rule : List.of(EXACT, new CheckRule.OffsetMinSum(0))) {
        float[] llr = new float[codeword.length];
        for (int i = 8; i < llr.length; i++) {
          llr[i] = codeword[i] == 0 ? magnitude : -magnitude;
        }
        DecoderSettings settings = settings(schedule, rule, 200, EarlyStop.NONE);
        LdpcDecoder decoder = LdpcDecoder.of(TannerGraph.of(graph, rows), settings);
        assertThat(decoder.decode(llr).satisfied()).isTrue();
        for (int i = 0; i < llr.length; i++) {
          assertThat(llr[i]).isFinite();
          assertThat(llr[i] < 0).isEqualTo(codeword[i] == 1);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void forgetsWhatItDecodedBefore(Schedule schedule) {
    LiftedGraph graph = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(10));
    TannerGraph checks = TannerGraph.of(graph, IntStream.range(0, 42).toArray());
    DecoderSettings settings = settings(schedule, EXACT, 5, EarlyStop.SYNDROME);
    LdpcDecoder used = LdpcDecoder.of(checks, settings);
    used.decode(channel(graph, 42, 3.0, 1));
    float[] again = channel(graph, 42, 1.0, 2);
    float[] fresh = again.clone();
    used.decode(again);
    LdpcDecoder.of(checks, settings).decode(fresh);
    assertThat(again).isEqualTo(fresh);
  }

  @Test
  void undecidedWordsSatisfyNothing() {
    for (Schedule schedule : Schedule.values()) {
      LdpcDecoder decoder = LdpcDecoder.of(TREE, settings(schedule, EXACT, 5, EarlyStop.SYNDROME));
      float[] llr = new float[7];
      assertThat(decoder.decode(llr)).isEqualTo(new LdpcDecoder.Ending(5, false));
      assertThat(llr).containsOnly(0);
    }
  }

  @Test
  void integersAreRefused() {
    DecoderSettings settings =
        new DecoderSettings(Schedule.FLOODING, EXACT, Precision.INT8, 5, EarlyStop.SYNDROME);
    assertThatThrownBy(() -> LdpcDecoder.of(TREE, settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("int8");
  }
}
