package io.semlink.simulator.coding.ldpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.coding.TransportDecoder;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Block error rates against an independent decoder: at 0.1 dB more ours must not be above the
/// reference, at 0.1 dB less not below it, in the sense of joint 95 % intervals (two exact
/// intervals of sqrt(0.95) each). The fixed keys make the outcome the same in each run.
@Tag("slow")
class ReferenceErrorRateTest {
  private static final double MARGIN_DB = 0.1;

  record Code(BaseGraph baseGraph, int z, int codedBits, int maxIterations) {}

  @ParameterizedTest(name = "{0} Z = {1}, n = {2}, {3} iterations, {4} dB")
  @CsvFileSource(resources = "nr-ldpc-bpsk-awgn.csv")
  void lieWithinATenthOfADecibel(
      BaseGraph baseGraph,
      int z,
      int codedBits,
      int maxIterations,
      double ebN0Db,
      int errors,
      int trials,
      int ourTrials) {
    Blocks reference = new Blocks(errors, trials);
    Code code = new Code(baseGraph, z, codedBits, maxIterations);
    Blocks better = simulate(code, ebN0Db + MARGIN_DB, ourTrials);
    Blocks worse = simulate(code, ebN0Db - MARGIN_DB, ourTrials);
    assertThat(better.lower())
        .as("%s at +0.1 dB against %s", better, reference)
        .isLessThanOrEqualTo(reference.upper());
    assertThat(worse.upper())
        .as("%s at -0.1 dB against %s", worse, reference)
        .isGreaterThanOrEqualTo(reference.lower());
  }

  private static Blocks simulate(Code setup, double ebN0Db, int trials) {
    CutLdpcTransport code =
        CutLdpcTransport.of(
            DecoderSettings.layeredNormalised(setup.maxIterations(), 0.75, EarlyStop.SYNDROME),
            setup.baseGraph(),
            setup.z(),
            setup.codedBits());
    CodeRate rate = new CodeRate(code.payloadBits(), code.codedBits());
    double variance = new EbN0(ebN0Db).toEsN0(rate, 1).noisePower() / 2;
    TransportDecoder decoder = code.newDecoder();
    int errors = 0;
    for (int block = 0; block < trials; block++) {
      byte[] payload = RandomWords.bits(code.payloadBits(), block);
      float[] llr = RandomWords.llr(code.encode(payload), variance, block);
      errors += java.util.Arrays.equals(decoder.decode(llr).payload(), payload) ? 0 : 1;
    }
    return new Blocks(errors, trials);
  }
}
