package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LayeredMinSumDecoderTest {
  /// Bit for bit against a decoder written check by check from the definition; odd and even sizes,
  /// several noises.
  @ParameterizedTest
  @CsvSource({
    "BG1, 2, 46, 1.0",
    "BG1, 7, 46, 1.5",
    "BG1, 36, 20, 0.7",
    "BG2, 3, 42, 2.0",
    "BG2, 52, 12, 0.8",
    "BG2, 96, 4, 0.3"
  })
  void equalsThePlainDecoder(BaseGraph baseGraph, int z, int numRows, double variance) {
    LiftedGraph graph = new LiftedGraph(baseGraph, LiftingSize.of(z));
    int[] rows = IntStream.range(0, numRows).toArray();
    for (int iterations = 1; iterations <= 6; iterations++) {
      float[] llr = channel(graph, numRows, variance, iterations);
      float[] expected = plainDecode(graph, rows, llr, iterations);
      DecoderSettings settings =
          DecoderSettings.layeredNormalised(iterations, 0.75, EarlyStop.NONE);
      LdpcDecoder.Ending ending = new LayeredMinSumDecoder(graph, rows, settings).decode(llr);
      assertThat(ending.iterations()).isEqualTo(iterations);
      assertThat(llr).containsExactly(expected);
    }
  }

  @Test
  void stopsOnceTheSyndromeIsZero() {
    LiftedGraph graph = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(48));
    int[] rows = IntStream.range(0, 42).toArray();
    float[] stopped = channel(graph, 42, 1.0, 3);
    float[] full = stopped.clone();
    LdpcDecoder.Ending ending =
        new LayeredMinSumDecoder(
                graph, rows, DecoderSettings.layeredNormalised(30, 0.75, EarlyStop.SYNDROME))
            .decode(stopped);
    assertThat(ending.satisfied()).isTrue();
    assertThat(ending.iterations()).isBetween(2, 20);
    LdpcDecoder.Ending shortened =
        new LayeredMinSumDecoder(
                graph,
                rows,
                DecoderSettings.layeredNormalised(ending.iterations() - 1, 0.75, EarlyStop.NONE))
            .decode(full);
    assertThat(shortened.satisfied()).isFalse();
  }

  @Test
  void forgetsWhatItDecodedBefore() {
    LiftedGraph graph = new LiftedGraph(BaseGraph.BG1, LiftingSize.of(30));
    int[] rows = IntStream.range(0, 25).toArray();
    DecoderSettings settings = DecoderSettings.DEFAULT;
    LayeredMinSumDecoder used = new LayeredMinSumDecoder(graph, rows, settings);
    used.decode(channel(graph, 25, 2.0, 1));
    float[] again = channel(graph, 25, 0.6, 2);
    float[] fresh = again.clone();
    used.decode(again);
    new LayeredMinSumDecoder(graph, rows, settings).decode(fresh);
    assertThat(again).isEqualTo(fresh);
  }

  @ParameterizedTest
  @ValueSource(floats = {1e-6f, 1, 1e6f, 1e30f, Float.POSITIVE_INFINITY})
  void staysFiniteForExtremeLlrs(float magnitude) {
    LiftedGraph graph = new LiftedGraph(BaseGraph.BG1, LiftingSize.of(8));
    byte[] information = RandomWords.bits(graph.numInformationBits(), 9);
    byte[] codeword = new NrLdpcEncoder(graph, 46).encode(information);
    float[] llr = new float[codeword.length];
    for (int i = 16; i < llr.length; i++) {
      llr[i] = codeword[i] == 0 ? magnitude : -magnitude;
    }
    DecoderSettings settings = DecoderSettings.layeredNormalised(1000, 1, EarlyStop.NONE);
    int[] rows = IntStream.range(0, 46).toArray();
    assertThat(new LayeredMinSumDecoder(graph, rows, settings).decode(llr).satisfied()).isTrue();
    for (int i = 0; i < llr.length; i++) {
      assertThat(Float.isFinite(llr[i])).isTrue();
      assertThat(llr[i] < 0).isEqualTo(codeword[i] == 1);
    }
  }

  @Test
  void settingsOutOfRangeAreNamed() {
    assertThatThrownBy(() -> DecoderSettings.layeredNormalised(0, 0.75, EarlyStop.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max iterations is 0 but must lie in 1..1000");
    assertThatThrownBy(() -> DecoderSettings.layeredNormalised(10, Double.NaN, EarlyStop.NONE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("normalisation is NaN but must lie in (0, 1]");
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

  private static float[] plainDecode(
      LiftedGraph graph, int[] rows, float[] channel, int iterations) {
    float[] llr = channel.clone();
    float[][][] messages = new float[rows.length][graph.z()][];
    for (int iteration = 0; iteration < iterations; iteration++) {
      for (int k = 0; k < rows.length; k++) {
        for (int check = 0; check < graph.z(); check++) {
          int[] bits = bitsOf(graph, rows[k], check);
          messages[k][check] = plainCheck(llr, bits, messages[k][check]);
        }
      }
    }
    return llr;
  }

  private static int[] bitsOf(LiftedGraph graph, int row, int check) {
    return IntStream.range(0, graph.columns(row).length)
        .map(e -> graph.columns(row)[e] * graph.z() + (check + graph.shifts(row)[e]) % graph.z())
        .toArray();
  }

  private static float[] plainCheck(
      float[] llr, int[] bits, float @org.jspecify.annotations.Nullable [] old) {
    float[] message = new float[bits.length];
    for (int edge = 0; edge < bits.length; edge++) {
      llr[bits[edge]] -= old == null ? 0 : old[edge];
    }
    for (int edge = 0; edge < bits.length; edge++) {
      float least = Float.POSITIVE_INFINITY;
      float sign = 1;
      for (int other = 0; other < bits.length; other++) {
        if (other != edge) {
          least = Math.min(least, Math.abs(llr[bits[other]]));
          sign = llr[bits[other]] < 0 ? -sign : sign;
        }
      }
      message[edge] = 0.75f * sign * least;
    }
    for (int edge = 0; edge < bits.length; edge++) {
      llr[bits[edge]] += message[edge];
    }
    return message;
  }
}
