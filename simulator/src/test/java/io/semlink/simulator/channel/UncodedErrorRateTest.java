package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.channel.UncodedLoop.Measured;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Bit error rates of the whole uncoded chain against the closed forms, inside 99 % intervals.
final class UncodedErrorRateTest {
  private static final int BLOCK_BITS = 4800;
  private static final int NUM_BLOCKS = 100;

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
    "QAM256,18",
    "PI2_BPSK,4",
    "QAM1024,12",
    "QAM1024,20",
    "PSK8,6",
    "PSK16,10",
    "PSK32,14",
    "PSK64,18"
  })
  void awgn(Modulation modulation, double ebN0Db) {
    EbN0 ebN0 = new EbN0(ebN0Db);
    EsN0 esN0 = ebN0.toEsN0(CodeRate.UNCODED, modulation.order());
    Measured measured = measure(new AwgnChannel(esN0), modulation);
    double theory = UncodedLoop.awgnTheory(modulation, ebN0);
    assertThat(measured.interval(0.99).contains(theory))
        .as("%s at %s, theory %s", measured, ebN0, theory)
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
    "QAM64,10",
    "QAM256,16",
    "QAM1024,20",
    "PI2_BPSK,4",
    "PSK8,8",
    "PSK16,12",
    "PSK32,16",
    "PSK64,20"
  })
  void rayleigh(Modulation modulation, double ebN0Db) {
    EbN0 ebN0 = new EbN0(ebN0Db);
    EsN0 esN0 = ebN0.toEsN0(CodeRate.UNCODED, modulation.order());
    Measured measured =
        measure(new FlatChannel(esN0, new BlockFading(new GainLaw.Rayleigh(), 1)), modulation);
    double theory = UncodedLoop.rayleighTheory(modulation, ebN0);
    assertThat(measured.interval(0.99).contains(theory))
        .as("%s at %s, theory %s", measured, ebN0, theory)
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"0.5", "0.1", "0.01"})
  void binarySymmetric(double bitErrorRate) {
    Measured measured = measure(new BinarySymmetricChannel(bitErrorRate), Modulation.QPSK);
    assertThat(measured.interval(0.99).contains(bitErrorRate)).as("%s", measured).isTrue();
  }

  private static Measured measure(Channel channel, Modulation modulation) {
    return UncodedLoop.measure(channel, new Modem(modulation), BLOCK_BITS, NUM_BLOCKS);
  }
}
