package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NrLdpcEncoderTest {
  @ParameterizedTest
  @EnumSource
  void codewordsSatisfyEveryCheckAtAllLiftingSizes(BaseGraph baseGraph) {
    for (LiftingSize size : LiftingSize.ALL) {
      LiftedGraph graph = new LiftedGraph(baseGraph, size);
      byte[] information = RandomWords.bits(graph.numInformationBits(), size.z());
      byte[] codeword = new NrLdpcEncoder(graph, baseGraph.numRows()).encode(information);
      assertThat(codeword).startsWith(information).hasSize(baseGraph.numColumns() * size.z());
      assertThat(failedChecks(baseGraph, size, codeword)).as("Z = %d", size.z()).isZero();
      codeword[size.z()] ^= 1;
      assertThat(failedChecks(baseGraph, size, codeword)).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({"BG1, 4", "BG1, 5", "BG1, 30", "BG2, 4", "BG2, 11"})
  void fewerRowsGiveTheSameFirstBits(BaseGraph baseGraph, int numRows) {
    LiftedGraph graph = new LiftedGraph(baseGraph, LiftingSize.of(52));
    byte[] information = RandomWords.bits(graph.numInformationBits(), 0);
    byte[] whole = new NrLdpcEncoder(graph, baseGraph.numRows()).encode(information);
    byte[] part = new NrLdpcEncoder(graph, numRows).encode(information);
    int length = (baseGraph.numInformationColumns() + numRows) * graph.z();
    assertThat(part).isEqualTo(Arrays.copyOf(whole, length));
  }

  @Test
  void sumOfCodewordsIsTheCodewordOfTheSum() {
    LiftedGraph graph = new LiftedGraph(BaseGraph.BG2, LiftingSize.of(15));
    NrLdpcEncoder encoder = new NrLdpcEncoder(graph, BaseGraph.BG2.numRows());
    byte[] first = RandomWords.bits(graph.numInformationBits(), 1);
    byte[] second = RandomWords.bits(graph.numInformationBits(), 2);
    assertThat(encoder.encode(sum(first, second)))
        .isEqualTo(sum(encoder.encode(first), encoder.encode(second)));
  }

  private static byte[] sum(byte[] first, byte[] second) {
    byte[] sum = first.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] ^= second[i];
    }
    return sum;
  }

  /// H c straight from the definition: check i of a row has a one at bit (i + V) mod Z of each of
  /// its columns.
  private static int failedChecks(BaseGraph baseGraph, LiftingSize size, byte[] codeword) {
    int failed = 0;
    for (int row = 0; row < baseGraph.numRows(); row++) {
      for (int i = 0; i < size.z(); i++) {
        int parity = 0;
        for (int edge = 0; edge < baseGraph.columns(row).length; edge++) {
          int turned = (i + baseGraph.shift(row, edge, size.setIndex())) % size.z();
          parity ^= codeword[baseGraph.columns(row)[edge] * size.z() + turned];
        }
        failed += parity;
      }
    }
    return failed;
  }
}
