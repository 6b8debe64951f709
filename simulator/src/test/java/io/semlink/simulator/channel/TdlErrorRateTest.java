package io.semlink.simulator.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.kernels.Workspace;
import io.semlink.simulator.metrics.ErrorCounts;
import io.semlink.simulator.metrics.UncodedTheory;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.ofdm.CyclicPrefix;
import io.semlink.simulator.ofdm.Equaliser;
import io.semlink.simulator.ofdm.FillOrder;
import io.semlink.simulator.ofdm.OfdmGrid;
import io.semlink.simulator.ofdm.OfdmReceiver;
import io.semlink.simulator.ofdm.Pilots;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EbN0;
import io.semlink.simulator.units.EsN0;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Bit errors of the whole OFDM link.
final class TdlErrorRateTest {
  private static final Pilots COMB = new Pilots(2, 4, 7);

  static OfdmGrid grid(int numSubcarriers, Pilots pilots) {
    return new OfdmGrid(
        1,
        numSubcarriers,
        OfdmGrid.smallestFftSize(numSubcarriers),
        new CyclicPrefix.Normal(),
        pilots,
        FillOrder.FREQUENCY_FIRST);
  }

  static byte[] bits(int count, long frame) {
    UniformRandomProvider random = StreamKey.of(8, Purpose.RANDOM_BITS, frame).generator();
    byte[] bits = new byte[count];
    for (int i = 0; i < count; i++) {
      bits[i] = (byte) random.nextInt(2);
    }
    return bits;
  }

  static ErrorCounts count(TdlChannel channel, Modulation modulation, int numBits, int numBlocks) {
    Modem modem = new Modem(modulation);
    Workspace workspace = new Workspace();
    float[] llr = new float[numBits];
    long errors = 0;
    for (int block = 0; block < numBlocks; block++) {
      byte[] bits = bits(numBits, block);
      channel.send(bits, modem, StreamKey.of(5, Purpose.CHANNEL_NOISE, block), workspace, llr);
      for (int i = 0; i < numBits; i++) {
        errors += (llr[i] < 0) == (bits[i] == 1) ? 0 : 1;
      }
    }
    return new ErrorCounts(errors, (long) numBits * numBlocks);
  }

  /// A subcarrier of TDL-A is Rayleigh. One bit of each block is counted, since the two bits of a
  /// symbol share their gain and would not be independent trials.
  @ParameterizedTest
  @CsvSource({"FREQUENCY,8,30000", "TIME,8,6000"})
  void perfectKnowledgeOverTdlAIsRayleigh(TdlModel model, double ebN0Db, int numBlocks) {
    EbN0 ebN0 = new EbN0(ebN0Db);
    EsN0 esN0 = ebN0.toEsN0(CodeRate.UNCODED, 2);
    TdlSettings settings = new TdlSettings(TdlProfile.A, 100e-9, 10, model);
    TdlChannel channel =
        new TdlChannel(esN0, settings, grid(12, Pilots.NONE), OfdmReceiver.PERFECT);
    long errors = 0;
    for (int block = 0; block < numBlocks; block++) {
      byte[] bits = bits(2, block);
      float[] llr =
          channel.send(
              bits, new Modem(Modulation.QPSK), StreamKey.of(5, Purpose.CHANNEL_NOISE, block));
      errors += (llr[0] < 0) == (bits[0] == 1) ? 0 : 1;
    }
    ErrorCounts counts = new ErrorCounts(errors, numBlocks);
    double theory = UncodedTheory.rayleigh(2, ebN0);
    assertThat(counts.interval(0.99).contains(theory)).as("%s, theory %s", counts, theory).isTrue();
  }

  /// Without noise or delay or Doppler an estimate from pilots is the channel itself.
  @ParameterizedTest
  @EnumSource(TdlModel.class)
  void flatStaticChannelWithoutNoiseIsErrorFree(TdlModel model) {
    OfdmReceiver receiver =
        new OfdmReceiver(OfdmReceiver.Csi.LEAST_SQUARES, Equaliser.ZERO_FORCING, false);
    TdlChannel channel =
        new TdlChannel(
            new EsN0(100), new TdlSettings(TdlProfile.B, 0, 0, model), grid(72, COMB), receiver);
    assertThat(count(channel, Modulation.QAM256, 8 * 700, 20).errors()).isZero();
  }

  @Test
  void bothEqualisersDecideAlike() {
    TdlSettings settings = new TdlSettings(TdlProfile.C, 300e-9, 50, TdlModel.FREQUENCY);
    ErrorCounts[] counts = new ErrorCounts[2];
    for (Equaliser equaliser : Equaliser.values()) {
      OfdmReceiver receiver = new OfdmReceiver(OfdmReceiver.Csi.LEAST_SQUARES, equaliser, false);
      TdlChannel channel = new TdlChannel(new EsN0(9), settings, grid(72, COMB), receiver);
      counts[equaliser == Equaliser.MMSE ? 1 : 0] = count(channel, Modulation.QPSK, 1400, 20);
    }
    assertThat(counts[0].errors()).isPositive().isEqualTo(counts[1].errors());
  }

  /// The more the receiver knows the fewer its errors, on equal bits, fading and noise.
  @Test
  void betterEstimatesMakeFewerErrors() {
    TdlSettings settings = new TdlSettings(TdlProfile.C, 300e-9, 300, TdlModel.FREQUENCY);
    long[] errors = new long[OfdmReceiver.Csi.values().length];
    int slot = 0;
    for (OfdmReceiver.Csi csi :
        new OfdmReceiver.Csi[] {
          OfdmReceiver.Csi.PERFECT, OfdmReceiver.Csi.WIENER, OfdmReceiver.Csi.LEAST_SQUARES
        }) {
      OfdmReceiver receiver = new OfdmReceiver(csi, Equaliser.MMSE, true);
      TdlChannel channel = new TdlChannel(new EsN0(10), settings, grid(72, COMB), receiver);
      errors[slot++] = count(channel, Modulation.QPSK, 1400, 60).errors();
    }
    assertThat(errors).isSorted();
    assertThat(errors[2]).isGreaterThan(errors[0] + errors[0] / 10);
  }
}
