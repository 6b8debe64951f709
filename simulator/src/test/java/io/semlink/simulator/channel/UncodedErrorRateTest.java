package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bit error rates of the whole uncoded chain against the closed forms, inside exact 99 %
/// intervals.
final class UncodedErrorRateTest {
  private static final int NUM_BITS = 480_000;

  @ParameterizedTest
  @CsvSource({
    "BPSK,0",
    "BPSK,4",
    "BPSK,8",
    "QPSK,0",
    "QPSK,4",
    "QPSK,8",
    "QAM16,0",
    "QAM16,4",
    "QAM16,8",
    "QAM16,12",
    "QAM64,0",
    "QAM64,8",
    "QAM64,12",
    "QAM256,4",
    "QAM256,12",
    "QAM256,18"
  })
  void awgn(Modulation modulation, double ebN0Db) {
    EbN0 ebN0 = new EbN0(ebN0Db);
    EsN0 esN0 = ebN0.toEsN0(CodeRate.UNCODED, modulation.order());
    ErrorCounts counts = count(new AwgnChannel(esN0), modulation);
    assertThat(counts.interval(0.99).contains(UncodedTheory.awgn(modulation.order(), ebN0)))
        .as("%s at %s, theory %s", counts, ebN0, UncodedTheory.awgn(modulation.order(), ebN0))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "BPSK,0",
    "BPSK,8",
    "BPSK,16",
    "QPSK,4",
    "QAM16,0",
    "QAM16,8",
    "QAM16,16",
    "QAM64,10"
  })
  void rayleigh(Modulation modulation, double ebN0Db) {
    EbN0 ebN0 = new EbN0(ebN0Db);
    EsN0 esN0 = ebN0.toEsN0(CodeRate.UNCODED, modulation.order());
    ErrorCounts counts = count(new RayleighBlockChannel(esN0, 1), modulation);
    assertThat(counts.interval(0.99).contains(UncodedTheory.rayleigh(modulation.order(), ebN0)))
        .as("%s at %s, theory %s", counts, ebN0, UncodedTheory.rayleigh(modulation.order(), ebN0))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.5", "0.1", "0.01"})
  void binarySymmetric(double bitErrorRate) {
    ErrorCounts counts = count(new BinarySymmetricChannel(bitErrorRate), Modulation.QPSK);
    assertThat(counts.interval(0.99).contains(bitErrorRate)).as("%s", counts).isTrue();
  }

  private static ErrorCounts count(Channel channel, Modulation modulation) {
    StreamKey key = StreamKey.of(77, Purpose.RANDOM_BITS, modulation.order());
    UniformRandomProvider random = key.generator();
    byte[] bits = new byte[NUM_BITS];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) (random.nextBoolean() ? 1 : 0);
    }
    float[] llr = channel.send(bits, new Modem(modulation), key);
    long errors = 0;
    for (int i = 0; i < bits.length; i++) {
      errors += (llr[i] < 0 ? 1 : 0) != bits[i] ? 1 : 0;
    }
    return new ErrorCounts(errors, NUM_BITS);
  }
}
