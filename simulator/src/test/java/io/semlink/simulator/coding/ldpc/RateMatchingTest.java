package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateMatchingTest {
  private static final int FULL = NrLdpcSettings.FULL_BUFFER;
  private static final LiftedGraph BG1 = new LiftedGraph(BaseGraph.BG1, LiftingSize.of(10));
  private static final LiftedGraph BG2 = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(10));

  private static LiftedGraph graph(BaseGraph baseGraph) {
    return baseGraph == BaseGraph.BG1 ? BG1 : BG2;
  }

  /// Against the clauses followed step by step, over all versions, modulations, buffers and lengths
  /// from a few bits to several turns of the buffer.
  @ParameterizedTest
  @CsvSource({"BG1, 220", "BG1, 199", "BG1, 150", "BG2, 100", "BG2, 93", "BG2, 61"})
  void followsTheClausesWordByWord(BaseGraph baseGraph, int codeBlockBits) {
    LiftedGraph graph = graph(baseGraph);
    int numCoded = (baseGraph.numColumns() - 2) * 10;
    int checked = 0;
    for (int buffer : new int[] {FULL, numCoded, numCoded - 1, 399, 371, 250, 220}) {
      for (int bitsPerSymbol : new int[] {1, 2, 4, 6, 8, 10}) {
        for (int numSymbols : new int[] {1, 7, 20, 33, 90, 211}) {
          RateMatching.Sizes sizes =
              new RateMatching.Sizes(
                  codeBlockBits, numSymbols * bitsPerSymbol, bitsPerSymbol, buffer);
          RateMatching matching = new RateMatching(graph, sizes);
          for (int version = 0; version < 4; version++) {
            int[] expected = byTheClauses(graph, sizes, version);
            assertThat(places(graph, matching, version)).containsExactly(expected);
            assertThat(matching.lengthInUse(version))
                .isEqualTo(Arrays.stream(expected).max().orElseThrow() + 1);
            checked++;
          }
        }
      }
    }
    assertThat(checked).isEqualTo(7 * 6 * 6 * 4);
  }

  /// Clauses 5.3.2 (d without the first 2Z bits, filler marked), 5.4.2.1 and 5.4.2.2 as written; a
  /// coded bit is represented by its place in the codeword.
  private static int[] byTheClauses(LiftedGraph graph, RateMatching.Sizes sizes, int version) {
    boolean first = graph.baseGraph() == BaseGraph.BG1;
    int z = graph.z();
    int numCoded = (first ? 66 : 50) * z;
    int buffer = Math.min(numCoded, sizes.bufferBits());
    List<Integer> d = new ArrayList<>();
    for (int k = 2 * z; k < numCoded + 2 * z; k++) {
      boolean filler = k >= sizes.codeBlockBits() && k < (first ? 22 : 10) * z;
      d.add(filler ? -1 : k);
    }
    int[] numerators = first ? new int[] {0, 17, 33, 56} : new int[] {0, 13, 25, 43};
    int k0 = numerators[version] * buffer / ((first ? 66 : 50) * z) * z;
    int[] e = new int[sizes.codedBits()];
    int k = 0;
    int j = 0;
    while (k < e.length) {
      int bit = d.get((k0 + j) % buffer);
      if (bit != -1) {
        e[k] = bit;
        k++;
      }
      j++;
    }
    int[] f = new int[e.length];
    int order = sizes.bitsPerSymbol();
    for (int column = 0; column < e.length / order; column++) {
      for (int i = 0; i < order; i++) {
        f[i + column * order] = e[i * (e.length / order) + column];
      }
    }
    return f;
  }

  /// Places of the first sent bit, by table 5.4.2.1-2: 2 Z punctured bits, then k0.
  @ParameterizedTest
  @CsvSource({"0, 20, 20", "1, 190, 150", "2, 350, 270", "3, 580, 450"})
  void redundancyVersionsStartByTheTable(int version, int firstOfBg1, int firstOfBg2) {
    RateMatching bg1 = new RateMatching(BG1, new RateMatching.Sizes(220, 40, 1, FULL));
    RateMatching bg2 = new RateMatching(BG2, new RateMatching.Sizes(100, 40, 1, FULL));
    assertThat(places(BG1, bg1, version)[0]).isEqualTo(firstOfBg1);
    assertThat(places(BG2, bg2, version)[0]).isEqualTo(firstOfBg2);
  }

  @Test
  void fillerIsSkippedAndTheBufferWraps() {
    int codeBlockBits = 190;
    int numSendable = 66 * 10 - (220 - codeBlockBits);
    RateMatching.Sizes sizes = new RateMatching.Sizes(codeBlockBits, numSendable + 5, 1, FULL);
    int[] places = places(BG1, new RateMatching(BG1, sizes), 0);
    int[] once = IntStream.range(20, 680).filter(place -> place < 190 || place >= 220).toArray();
    assertThat(once).hasSize(numSendable);
    assertThat(IntStream.of(places).limit(numSendable)).containsExactly(boxed(once));
    assertThat(IntStream.of(places).skip(numSendable)).containsExactly(20, 21, 22, 23, 24);
  }

  @Test
  void recoveryAddsRepetitionsAndKnowsTheFiller() {
    int codeBlockBits = 90;
    int numSendable = 500 - 10;
    RateMatching matching =
        new RateMatching(BG2, new RateMatching.Sizes(codeBlockBits, numSendable + 100, 2, FULL));
    float[] received = new float[3 + numSendable + 100];
    Arrays.fill(received, 1);
    float[] llr = new float[520];
    Arrays.fill(llr, 99);
    matching.clear(llr);
    matching.add(received, 0, 3, llr);
    for (int place = 0; place < llr.length; place++) {
      boolean filler = place >= 90 && place < 100;
      boolean twice = place >= 20 && place < 130;
      float expected = filler ? LayeredMinSumDecoder.MAX_LLR : place < 20 ? 0 : twice ? 2 : 1;
      assertThat(llr[place]).as("place %d", place).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "2", "3"})
  void recoveryIsTheTransposeOfMatching(int version) {
    RateMatching matching = new RateMatching(BG2, new RateMatching.Sizes(93, 720, 4, 333));
    int[] places = places(BG2, matching, version);
    float[] received = new float[720];
    float[] expected = new float[520];
    matching.clear(expected);
    for (int i = 0; i < received.length; i++) {
      received[i] = i % 64 - 31;
      expected[places[i]] += received[i];
    }
    float[] llr = new float[520];
    matching.clear(llr);
    matching.add(received, version, 0, llr);
    assertThat(llr).isEqualTo(expected);
  }

  @Test
  void contradictingCertaintiesLeaveNothing() {
    RateMatching matching = new RateMatching(BG2, new RateMatching.Sizes(100, 130, 1, FULL));
    float[] received = new float[130];
    float[] llr = new float[520];
    matching.clear(llr);
    Arrays.fill(received, Float.POSITIVE_INFINITY);
    matching.add(received, 0, 0, llr);
    Arrays.fill(received, Float.NEGATIVE_INFINITY);
    matching.add(received, 0, 0, llr);
    assertThat(llr).containsOnly(0);
  }

  @Test
  void bitsNotSentAreUnknown() {
    RateMatching matching = new RateMatching(BG2, new RateMatching.Sizes(100, 130, 1, FULL));
    float[] received = new float[130];
    Arrays.fill(received, -1);
    float[] llr = new float[520];
    matching.clear(llr);
    matching.add(received, 0, 0, llr);
    assertThat(matching.lengthInUse(0)).isEqualTo(150);
    assertThat(IntStream.range(0, 520).filter(i -> llr[i] != 0))
        .containsExactlyElementsOf(IntStream.range(20, 150).boxed().toList());
  }

  @Test
  void bufferBelowTheCodeBlockIsRefused() {
    assertThatThrownBy(() -> new RateMatching(BG2, new RateMatching.Sizes(93, 100, 1, 99)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("buffer bits are 99 but a code block with filler has 100");
  }

  /// Finds where each sent bit comes from by sending the binary digits of the places.
  private static int[] places(LiftedGraph graph, RateMatching matching, int version) {
    int[] places = new int[matching.codedBits()];
    for (int digit = 0; digit < 10; digit++) {
      byte[] codeword = new byte[graph.baseGraph().numColumns() * graph.z()];
      for (int place = 0; place < codeword.length; place++) {
        codeword[place] = (byte) (place >> digit & 1);
      }
      byte[] sent = new byte[places.length];
      matching.match(codeword, version, sent, 0);
      for (int i = 0; i < sent.length; i++) {
        places[i] |= sent[i] << digit;
      }
    }
    return places;
  }

  private static Integer[] boxed(int[] values) {
    return IntStream.of(values).boxed().toArray(Integer[]::new);
  }
}
