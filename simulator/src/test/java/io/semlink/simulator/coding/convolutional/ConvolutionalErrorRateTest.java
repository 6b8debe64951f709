package io.semlink.simulator.coding.convolutional;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.coding.AwgnWords;
import io.semlink.simulator.coding.PublishedCurve;
import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.Decibels;
import java.io.IOException;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvolutionalErrorRateTest {
  private static final String LABEL = "Conv. Code Viterbi (constraint length 8)";
  private static final CodeRate HALF = new CodeRate(1, 2);

  /// 64 bits in 128, truncated, without CRC, both sets of rows.
  @ParameterizedTest
  @CsvSource({"1.0, 4000", "2.0, 6000", "3.0, 8000", "4.0, 8000"})
  void meetThePublishedCurve(double ebN0Db, int numWords) throws IOException {
    ErrorCounts ours =
        AwgnWords.simulate(code(ConvolutionalCode.K8, Termination.TRUNCATED, 128), ebN0Db, numWords)
            .blocks();
    for (ErrorCounts published : PublishedCurve.blocks(LABEL, ebN0Db)) {
      PublishedCurve.assertMeets(ours, published);
    }
  }

  private static ConvolutionalTransport code(
      ConvolutionalCode code, Termination termination, int codedBits) {
    return ConvolutionalTransport.of(
        new ConvolutionalSettings(code, termination, null), codedBits, HALF);
  }

  /// Union bound of the code without end effects: sum over d of B_d Q(sqrt(2 d Es/N0)).
  @ParameterizedTest
  @CsvSource({"3.0, 1000", "4.0, 2500"})
  void bitErrorsApproachTheUnionBound(double ebN0Db, int numWords) {
    double esN0 = Decibels.toLinear(ebN0Db) / 2;
    long[] weights = DistanceSpectrum.of(ConvolutionalCode.IEEE_802_11, 30);
    double bound = 0;
    for (int d = 0; d < weights.length; d++) {
      bound += weights[d] * Erf.erfc(Math.sqrt(d * esN0)) / 2;
    }
    ConvolutionalTransport code =
        code(ConvolutionalCode.IEEE_802_11, Termination.TERMINATED, 2 * 2006);
    double[] errors = bitErrors(code, 1 / (2 * esN0), numWords);
    double sum = 0;
    double squares = 0;
    for (double e : errors) {
      sum += e;
      squares += e * e;
    }
    double rate = sum / numWords / 2000;
    double deviation = Math.sqrt(squares) / numWords / 2000;
    assertThat(sum).isGreaterThan(25);
    assertThat(rate - 4 * deviation).isLessThan(bound);
    // The bound counts overlapping events twice: 3 dB are not yet "high", at 4 dB little is left.
    assertThat(rate + 4 * deviation).isGreaterThan(bound * (ebN0Db < 4 ? 0.3 : 0.7));
  }

  private static double[] bitErrors(ConvolutionalTransport code, double variance, int numWords) {
    TransportDecoder decoder = code.newDecoder();
    double[] errors = new double[numWords];
    for (int word = 0; word < numWords; word++) {
      byte[] payload = AwgnWords.bits(code.payloadBits(), word);
      float[] llr = AwgnWords.llr(code.encode(payload), variance, word);
      errors[word] = AwgnWords.distance(payload, decoder.decode(llr).payload());
    }
    return errors;
  }

  /// A tail that is not sent makes truncated blocks worse than terminated ones; going round keeps
  /// the rate and closes the gap.
  @Test
  void tailBitingBeatsTruncation() {
    long truncated = blockErrors(Termination.TRUNCATED);
    long tailBiting = blockErrors(Termination.TAIL_BITING);
    assertThat(tailBiting * 2).as("twice %d", tailBiting).isLessThan(truncated);
  }

  private static long blockErrors(Termination termination) {
    return AwgnWords.simulate(code(ConvolutionalCode.IEEE_802_11, termination, 128), 3, 3000)
        .blocks()
        .errors();
  }
}
