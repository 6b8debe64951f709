package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BetaDistribution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Block errors after 10 iterations, BPSK in white noise, against an 8-bit decoder with the same
/// arithmetic and against float normalised min-sum 0.75 in natural order, both written elsewhere
/// and run on the same codes: equal to the one, no worse than the other, in the sense of joint 95 %
/// intervals. The fixed keys make the outcome the same in each run.
class Int8ErrorRateTest {
  private static final int GROUP = 16;

  record Blocks(int errors, int trials) {
    private static final double TAIL = (1 - Math.sqrt(0.95)) / 2;

    double lower() {
      return errors == 0
          ? 0
          : new BetaDistribution(errors, trials - errors + 1.0).inverseCumulativeProbability(TAIL);
    }

    double upper() {
      return new BetaDistribution(errors + 1.0, trials - errors)
          .inverseCumulativeProbability(1 - TAIL);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BG1, 384, 5, 3.75, 320, 28, 39, 2000",
    "BG2, 384, 12, 1.55, 320, 10, 210, 3000",
    "BG2, 96, 12, 1.80, 3200, 66, 304, 12000",
    "BG2, 52, 12, 2.00, 3200, 103, 305, 16000"
  })
  void isThatOfTheSameArithmeticAndBelowFloat(
      BaseGraph baseGraph,
      int z,
      int numRows,
      double ebN0Db,
      int trials,
      int int8Errors,
      int floatErrors,
      int referenceTrials) {
    Blocks int8 = new Blocks(int8Errors, referenceTrials);
    Blocks reference = new Blocks(floatErrors, referenceTrials);
    LiftedGraph graph = new LiftedGraph(baseGraph, LiftingSize.of(z));
    Blocks ours = simulate(graph, numRows, ebN0Db, trials);
    assertThat(ours.lower()).as("%s, %s", ours, int8).isLessThanOrEqualTo(int8.upper());
    assertThat(ours.upper()).as("%s, %s", ours, int8).isGreaterThanOrEqualTo(int8.lower());
    assertThat(ours.lower()).as("%s, %s", ours, reference).isLessThanOrEqualTo(reference.upper());
  }

  private static Blocks simulate(LiftedGraph graph, int numRows, double ebN0Db, int trials) {
    int k = graph.numInformationBits();
    int z = graph.z();
    int[] rows = IntStream.range(0, numRows).toArray();
    CodeRate rate = new CodeRate(k, k + (numRows - 2) * z);
    double variance = new EbN0(ebN0Db).toEsN0(rate, 1).noisePower() / 2;
    NrLdpcEncoder encoder = new NrLdpcEncoder(graph, numRows);
    LdpcDecoder decoder =
        LdpcDecoder.of(graph, rows, Int8LayeredDecoderTest.settings(10, EarlyStop.SYNDROME));
    int errors = 0;
    for (int from = 0; from < trials; from += GROUP) {
      byte[][] payloads = new byte[GROUP][];
      float[][] llr = new float[GROUP][];
      for (int block = 0; block < GROUP; block++) {
        payloads[block] = RandomWords.bits(k, from + block);
        byte[] codeword = encoder.encode(payloads[block]);
        float[] received = RandomWords.llr(codeword, variance, from + block);
        llr[block] = Arrays.copyOf(received, graph.baseGraph().numColumns() * z);
        Arrays.fill(llr[block], 0, 2 * z, 0);
      }
      decoder.decodeAll(llr);
      for (int block = 0; block < GROUP; block++) {
        byte[] decided = new byte[k];
        HardDecision.decide(llr[block], decided, 0, k);
        errors += Arrays.equals(decided, payloads[block]) ? 0 : 1;
      }
    }
    return new Blocks(errors, trials);
  }
}
