package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.kernels.ScalarMinSumKernel;
import io.semlink.simulator.kernels.VectorMinSumKernel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Int8LayeredDecoderTest {
  @ParameterizedTest
  @EnumSource
  void providersAgreeOnAllLiftingSizes(BaseGraph baseGraph) {
    for (LiftingSize size : LiftingSize.ALL) {
      LiftedGraph graph = new LiftedGraph(baseGraph, size);
      int numRows = 4 + size.z() % (baseGraph.numRows() - 3);
      int[] rows = IntStream.range(0, numRows).toArray();
      DecoderSettings settings = settings(3, EarlyStop.SYNDROME);
      byte[][] scalar = quantised(graph, numRows, 0.8, 3);
      byte[][] vector = Arrays.stream(scalar).map(byte[]::clone).toArray(byte[][]::new);
      var expected =
          new Int8LayeredDecoder(graph, rows, settings, ScalarMinSumKernel::new)
              .decodeQuantised(scalar);
      var actual =
          new Int8LayeredDecoder(graph, rows, settings, VectorMinSumKernel::new)
              .decodeQuantised(vector);
      assertThat(actual).as("%s", size).isEqualTo(expected);
      assertThat(vector).as("%s", size).isDeepEqualTo(scalar);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BG1, 2, 46, 1.0",
    "BG1, 15, 46, 1.0",
    "BG1, 36, 20, 0.7",
    "BG1, 96, 5, 0.3",
    "BG2, 3, 42, 2.0",
    "BG2, 52, 12, 0.8",
    "BG2, 208, 4, 0.3"
  })
  void equalsThePlainDecoder(BaseGraph baseGraph, int z, int numRows, double variance) {
    LiftedGraph graph = new LiftedGraph(baseGraph, LiftingSize.of(z));
    int[] rows = IntStream.range(0, numRows).toArray();
    for (int iterations = 1; iterations <= 6; iterations++) {
      byte[][] llr = quantised(graph, numRows, variance, 1);
      PlainInt8Decoder plain = new PlainInt8Decoder(graph, rows);
      boolean satisfied = plain.decode(llr[0], iterations);
      byte[] expected = plain.llr();
      LdpcDecoder.Ending ending =
          new Int8LayeredDecoder(graph, rows, settings(iterations, EarlyStop.NONE))
              .decodeQuantised(llr)[0];
      assertThat(llr[0]).isEqualTo(expected);
      assertThat(ending).isEqualTo(new LdpcDecoder.Ending(iterations, satisfied));
    }
  }

  /// Several noises, so that blocks of a group end at different iterations and some never.
  @ParameterizedTest
  @ValueSource(ints = {3, 20, 52, 72, 96, 256, 384})
  void groupingChangesNoResult(int z) {
    LiftedGraph graph = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(z));
    int[] rows = IntStream.range(0, 12).toArray();
    LdpcDecoder decoder = LdpcDecoder.of(graph, rows, settings(12, EarlyStop.SYNDROME));
    float[][] together = new float[21][];
    for (int block = 0; block < together.length; block++) {
      together[block] = channel(graph, 12, 0.3 + 0.05 * block, block);
    }
    float[][] alone = Arrays.stream(together).map(float[]::clone).toArray(float[][]::new);
    List<LdpcDecoder.Ending> endings = List.of(decoder.decodeAll(together));
    for (int block = 0; block < alone.length; block++) {
      assertThat(endings.get(block)).isEqualTo(decoder.decode(alone[block]));
      assertThat(together[block]).isEqualTo(alone[block]);
    }
    assertThat(endings).anyMatch(LdpcDecoder.Ending::satisfied);
    assertThat(endings.stream().map(LdpcDecoder.Ending::iterations).distinct().count())
        .isGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(floats = {1, 100, Float.POSITIVE_INFINITY})
  void correctsPuncturingWithoutNoise(float magnitude) {
    for (int z : new int[] {5, 64, 384}) {
      LiftedGraph graph = new LiftedGraph(BaseGraph.BG1, LiftingSize.of(z));
      byte[] codeword =
          new NrLdpcEncoder(graph, 46).encode(RandomWords.bits(graph.numInformationBits(), 9));
      float[] llr = new float[codeword.length];
      for (int i = 2 * z; i < llr.length; i++) {
        llr[i] = codeword[i] == 0 ? magnitude : -magnitude;
      }
      int[] rows = IntStream.range(0, 46).toArray();
      LdpcDecoder decoder = LdpcDecoder.of(graph, rows, settings(10, EarlyStop.SYNDROME));
      assertThat(decoder.decode(llr).satisfied()).isTrue();
      for (int i = 0; i < llr.length; i++) {
        assertThat(llr[i] < 0).isEqualTo(codeword[i] == 1);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 15, 52, 80, 96, 144, 384})
  void packedBitsAreTheSignsOfTheInformationColumns(int z) {
    LiftedGraph graph = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(z));
    int[] rows = IntStream.range(0, 10).toArray();
    DecoderSettings settings = settings(4, EarlyStop.SYNDROME);
    byte[][] llr = quantised(graph, 10, 0.6, 35);
    long[][] bits = new long[llr.length][Math.ceilDiv(graph.numInformationBits(), 64)];
    Int8LayeredDecoder decoder = new Int8LayeredDecoder(graph, rows, settings);
    LdpcDecoder.Ending[] packed = decoder.decodePacked(llr, bits);
    assertThat(decoder.decodeQuantised(llr)).isEqualTo(packed);
    for (int block = 0; block < llr.length; block++) {
      for (int i = 0; i < graph.numInformationBits(); i++) {
        assertThat(bits[block][i / 64] >>> i & 1).isEqualTo(llr[block][i] < 0 ? 1 : 0);
      }
    }
  }

  @Test
  void nothingReceivedSatisfiesNothing() {
    LiftedGraph graph = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(48));
    int[] rows = IntStream.range(0, 42).toArray();
    LdpcDecoder decoder = LdpcDecoder.of(graph, rows, settings(5, EarlyStop.SYNDROME));
    LdpcDecoder.Ending ending = decoder.decode(new float[52 * 48]);
    assertThat(ending).isEqualTo(new LdpcDecoder.Ending(5, false));
  }

  static DecoderSettings settings(int iterations, EarlyStop earlyStop) {
    return new DecoderSettings(
        Schedule.LAYERED, new CheckRule.OffsetMinSum(0.5), Precision.INT8, iterations, earlyStop);
  }

  private static byte[][] quantised(
      LiftedGraph graph, int numRows, double variance, int numBlocks) {
    byte[][] quantised = new byte[numBlocks][graph.baseGraph().numColumns() * graph.z()];
    for (int block = 0; block < numBlocks; block++) {
      Int8LayeredDecoder.quantise(channel(graph, numRows, variance, block), quantised[block]);
    }
    return quantised;
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
}
