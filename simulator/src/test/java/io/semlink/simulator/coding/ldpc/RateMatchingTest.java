package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateMatchingTest {
  private static final LiftedGraph BG1 = new LiftedGraph(BaseGraph.BG1, LiftingSize.of(10));
  private static final LiftedGraph BG2 = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(10));

  /// Places of the first sent bit, by table 5.4.2.1-2: 2 Z punctured bits, then k0.
  @ParameterizedTest
  @CsvSource({"0, 20, 20", "1, 190, 150", "2, 350, 270", "3, 580, 450"})
  void redundancyVersionsStartByTheTable(int version, int firstOfBg1, int firstOfBg2) {
    assertThat(places(BG1, new RateMatching.Sizes(220, 40, 1, version))[0]).isEqualTo(firstOfBg1);
    assertThat(places(BG2, new RateMatching.Sizes(100, 40, 1, version))[0]).isEqualTo(firstOfBg2);
  }

  @Test
  void fillerIsSkippedAndTheBufferWraps() {
    int codeBlockBits = 190;
    int numSendable = 66 * 10 - (220 - codeBlockBits);
    int[] places = places(BG1, new RateMatching.Sizes(codeBlockBits, numSendable + 5, 1, 0));
    int[] once = IntStream.range(20, 680).filter(place -> place < 190 || place >= 220).toArray();
    assertThat(once).hasSize(numSendable);
    assertThat(IntStream.of(places).limit(numSendable)).containsExactly(boxed(once));
    assertThat(IntStream.of(places).skip(numSendable)).containsExactly(20, 21, 22, 23, 24);
  }

  @Test
  void wrappedVersionComesBackToTheFirstSystematicBit() {
    int[] places = places(BG2, new RateMatching.Sizes(100, 80, 1, 3));
    assertThat(places[69]).isEqualTo(519);
    assertThat(places[70]).isEqualTo(20);
  }

  /// f(i + j Qm) = e(i E / Qm + j), clause 5.4.2.2.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 6, 8, 10})
  void interleaverFollowsTheClause(int bitsPerSymbol) {
    int numSymbols = 12;
    int codedBits = numSymbols * bitsPerSymbol;
    int[] plain = places(BG2, new RateMatching.Sizes(100, codedBits, 1, 0));
    int[] interleaved = places(BG2, new RateMatching.Sizes(100, codedBits, bitsPerSymbol, 0));
    for (int j = 0; j < numSymbols; j++) {
      for (int i = 0; i < bitsPerSymbol; i++) {
        assertThat(interleaved[i + j * bitsPerSymbol]).isEqualTo(plain[i * numSymbols + j]);
      }
    }
    assertThat(interleaved).containsExactlyInAnyOrder(plain);
  }

  @Test
  void recoveryAddsRepetitionsAndKnowsTheFiller() {
    int codeBlockBits = 90;
    int numSendable = 500 - 10;
    RateMatching matching =
        new RateMatching(BG2, new RateMatching.Sizes(codeBlockBits, numSendable + 100, 2, 0));
    float[] received = new float[3 + numSendable + 100];
    java.util.Arrays.fill(received, 1);
    float[] llr = new float[520];
    java.util.Arrays.fill(llr, 99);
    matching.recover(received, 3, llr);
    for (int place = 0; place < llr.length; place++) {
      boolean filler = place >= 90 && place < 100;
      boolean twice = place >= 20 && place < 130;
      float expected = filler ? LayeredMinSumDecoder.MAX_LLR : place < 20 ? 0 : twice ? 2 : 1;
      assertThat(llr[place]).as("place %d", place).isEqualTo(expected);
    }
  }

  @Test
  void bitsNotSentAreUnknown() {
    RateMatching matching = new RateMatching(BG2, new RateMatching.Sizes(100, 130, 1, 0));
    float[] received = new float[130];
    java.util.Arrays.fill(received, -1);
    float[] llr = new float[520];
    matching.recover(received, 0, llr);
    assertThat(matching.lengthInUse()).isEqualTo(150);
    assertThat(IntStream.range(0, 520).filter(i -> llr[i] != 0))
        .containsExactlyElementsOf(IntStream.range(20, 150).boxed().toList());
  }

  /// Finds where each sent bit comes from by sending the binary digits of the places.
  private static int[] places(LiftedGraph graph, RateMatching.Sizes sizes) {
    RateMatching matching = new RateMatching(graph, sizes);
    int[] places = new int[sizes.codedBits()];
    for (int digit = 0; digit < 16; digit++) {
      byte[] codeword = new byte[graph.baseGraph().numColumns() * graph.z()];
      for (int place = 0; place < codeword.length; place++) {
        codeword[place] = (byte) (place >> digit & 1);
      }
      byte[] sent = new byte[places.length];
      matching.match(codeword, sent, 0);
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
