package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.bits.BitBlock;
import io.semlink.simulator.channel.AwgnChannel;
import io.semlink.simulator.channel.BinaryErasureChannel;
import io.semlink.simulator.channel.Channel;
import io.semlink.simulator.coding.Accepted;
import io.semlink.simulator.coding.CrcFailed;
import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.ldpc.BaseGraphChoice;
import io.semlink.simulator.coding.ldpc.CheckRule;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.EarlyStop;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.coding.ldpc.Precision;
import io.semlink.simulator.coding.ldpc.Schedule;
import io.semlink.simulator.modulation.DemapperRule;
import io.semlink.simulator.modulation.Modem;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import io.semlink.simulator.units.EsN0;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReceiveModeTest {
  private static final int SYMBOLS = 1600;
  private static final CheckRule OFFSET = new CheckRule.OffsetMinSum(0.5);

  private static DecoderSettings decoder(CheckRule rule, Precision precision, int iterations) {
    return new DecoderSettings(Schedule.LAYERED, rule, precision, iterations, EarlyStop.SYNDROME);
  }

  private static Payload.Bits payload(int numBits, long frame) {
    var random = StreamKey.of(1, Purpose.RANDOM_BITS, frame).generator();
    byte[] bits = new byte[numBits];
    for (int i = 0; i < numBits; i++) {
      bits[i] = (byte) random.nextInt(2);
    }
    return new Payload.Bits(BitBlock.pack(bits));
  }

  private static TransportLink link(DecoderSettings decoder, Channel channel, ReceiveMode mode) {
    CodeSettings code =
        mode.coded()
            ? new CodeSettings.NrLdpc(
                new NrLdpcSettings(BaseGraphChoice.AUTO, decoder), new CodeRate(1, 2))
            : new CodeSettings.None();
    return new TransportLink(
        FrameBudget.codeForSymbols(SYMBOLS, code, Modulation.QPSK),
        new Modem(Modulation.QPSK, DemapperRule.LOG_MAP),
        channel,
        mode);
  }

  private static Channel awgn(double esN0Db) {
    return new AwgnChannel(new EsN0(esN0Db));
  }

  private static StreamKey key(long frame) {
    return StreamKey.of(9, Purpose.CHANNEL_NOISE, frame);
  }

  /// A scenario of each mode by hand: two code blocks, the second one failed; padding at the end.
  @Test
  void modesDifferInWhatTheyTakeOfABlock() {
    DecodedTransportBlock block =
        new DecodedTransportBlock(
            List.of(
                new Accepted(0, new float[] {2, -2}, 1),
                new CrcFailed(2, new float[] {2, -2, 0, 9}, 1)),
            false);
    float soft = (float) Math.tanh(1);
    assertThat(ReceiveMode.CODED_HARD.softBits(block, 5)).containsExactly(-1, 1, 0, 0, 0);
    assertThat(ReceiveMode.CODED_SOFT.softBits(block, 5))
        .containsExactly(new float[] {-1, 1, -soft, soft, 0}, within(1e-6f));
    assertThat(ReceiveMode.UNCODED_SOFT.softBits(block, 5))
        .containsExactly(new float[] {-soft, soft, -soft, soft, 0}, within(1e-6f));
    assertThat(ReceiveMode.CODED_SOFT.softBits(block, 1)).containsExactly(-1);
    assertThatThrownBy(() -> ReceiveMode.ANALOG.softBits(block, 5))
        .isInstanceOf(IllegalStateException.class);
  }

  @ParameterizedTest
  @EnumSource(value = ReceiveMode.class, mode = EnumSource.Mode.EXCLUDE, names = "ANALOG")
  void cleanLinkGivesWhatNoLinkGivesBitForBit(ReceiveMode mode) {
    for (Precision precision : Precision.values()) {
      Payload.Bits sent = payload(1500, 0);
      Reception reception =
          link(decoder(OFFSET, precision, 20), awgn(40), mode).apply(sent, key(0));
      assertThat(reception.payload().softBits())
          .containsExactly(ReceivedPayload.errorFree(sent).softBits());
    }
  }

  /// Everything erased: no information, in any mode, and no crash.
  @ParameterizedTest
  @EnumSource(value = ReceiveMode.class, mode = EnumSource.Mode.EXCLUDE, names = "ANALOG")
  void lostBlockCarriesNoInformation(ReceiveMode mode) {
    for (Precision precision : Precision.values()) {
      Reception reception =
          link(decoder(OFFSET, precision, 20), new BinaryErasureChannel(1), mode)
              .apply(payload(1500, 0), key(0));
      assertThat(reception.payload().softBits()).containsExactly(new float[1500], within(0f));
    }
  }

  @Test
  void failedBlocksKeepTheSignsOfTheDecoder() {
    DecoderSettings decoder = decoder(OFFSET, Precision.INT8, 20);
    Payload.Bits sent = payload(1584, 0);
    Reception soft = link(decoder, awgn(-2), ReceiveMode.CODED_SOFT).apply(sent, key(0));
    Reception hard = link(decoder, awgn(-2), ReceiveMode.CODED_HARD).apply(sent, key(0));
    assertThat(hard.payload().softBits()).containsOnly(0f);
    assertThat(soft.bits()).isEqualTo(hard.bits());
    assertThat(soft.blocks().errors()).isEqualTo(hard.blocks().errors()).isEqualTo(1);
    assertThat(hard.codeBlocks().errors()).isEqualTo(1);
    assertThat(soft.codeBlocks().errors()).isZero();
    long wrong = 0;
    for (int i = 0; i < 1584; i++) {
      float u = soft.payload().softBits()[i];
      assertThat(u).isBetween(-1f, 1f);
      wrong += (u > 0 ? 1 : 0) != sent.bits().bit(i) ? 1 : 0;
    }
    assertThat(wrong).isEqualTo(soft.bits().errors()).isPositive();
  }

  /// Correlation of soft bits with the bits sent (as -1 and 1) over the soft bits' energy: 1 where
  /// u is the conditional expectation, because then E[b u] = E[u^2]; below 1 where the receiver is
  /// too sure of itself.
  private static double calibration(DecoderSettings decoder, double esN0Db, ReceiveMode mode) {
    TransportLink link = link(decoder, awgn(esN0Db), mode);
    double correlation = 0;
    double energy = 0;
    for (int frame = 0; frame < 40; frame++) {
      Payload.Bits sent = payload(1584, frame);
      Reception reception = link.apply(sent, key(frame));
      assertThat(!mode.coded() || reception.blocks().errors() == 1).isTrue();
      float[] u = reception.payload().softBits();
      for (int i = 0; i < u.length; i++) {
        correlation += u[i] * (2 * sent.bits().bit(i) - 1);
        energy += u[i] * u[i];
      }
    }
    return correlation / energy;
  }

  /// LLRs are natural logarithms of probabilities: exact ones for the demapper, for one iteration
  /// of sum-product up to its cycles. An 8-bit LLR taken in its own steps of 1/4 would be four
  /// times too sure.
  @Test
  void llrsAreCalibrated() {
    CheckRule sumProduct = new CheckRule.SumProduct();
    assertThat(calibration(decoder(OFFSET, Precision.FLOAT, 1), -3, ReceiveMode.UNCODED_SOFT))
        .isCloseTo(1, within(0.01));
    assertThat(calibration(decoder(sumProduct, Precision.FLOAT, 1), -4, ReceiveMode.CODED_SOFT))
        .isCloseTo(1, within(0.03));
    double float32 = calibration(decoder(OFFSET, Precision.FLOAT, 1), -4, ReceiveMode.CODED_SOFT);
    double int8 = calibration(decoder(OFFSET, Precision.INT8, 1), -4, ReceiveMode.CODED_SOFT);
    assertThat(int8).isCloseTo(float32, within(0.02));
    assertThat(calibration(decoder(OFFSET, Precision.INT8, 20), -4, ReceiveMode.CODED_SOFT))
        .isCloseTo(1, within(0.03));
  }
}
