package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.semlink.simulator.coding.DecodedTransportBlock;
import io.semlink.simulator.coding.Transmission;
import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.convolutional.ConvolutionalCode;
import io.semlink.simulator.coding.convolutional.ConvolutionalSettings;
import io.semlink.simulator.coding.convolutional.Termination;
import io.semlink.simulator.coding.crc.Crc;
import io.semlink.simulator.coding.ldpc.BaseGraphChoice;
import io.semlink.simulator.coding.ldpc.CheckRule;
import io.semlink.simulator.coding.ldpc.DecoderSettings;
import io.semlink.simulator.coding.ldpc.EarlyStop;
import io.semlink.simulator.coding.ldpc.NrLdpcSettings;
import io.semlink.simulator.coding.ldpc.Precision;
import io.semlink.simulator.coding.ldpc.Schedule;
import io.semlink.simulator.coding.polar.ControlInformation;
import io.semlink.simulator.coding.polar.PathRule;
import io.semlink.simulator.coding.polar.PolarSettings;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.random.Purpose;
import io.semlink.simulator.random.StreamKey;
import io.semlink.simulator.units.CodeRate;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Decoders on LLRs as large as a demapper gives them at the ends of the range of Es/N0 and gain.
final class SaturatedLlrTest {
  private static final int PAYLOAD = 60;
  private static final CodeRate HALF = new CodeRate(1, 2);

  /// Larger than any LLR at the largest Es/N0 and a gain of 200 dB.
  private static final float HUGE = 1e27f;

  static List<CodeSettings> codes() {
    List<CodeSettings> codes = new ArrayList<>();
    codes.add(new CodeSettings.None());
    codes.add(new CodeSettings.Repetition(3));
    for (Schedule schedule : Schedule.values()) {
      for (CheckRule rule :
          List.of(
              new CheckRule.SumProduct(),
              new CheckRule.NormalisedMinSum(0.75),
              new CheckRule.NormalisedMinSum(1),
              new CheckRule.OffsetMinSum(0.5))) {
        codes.add(ldpc(schedule, rule, Precision.FLOAT));
      }
    }
    codes.add(ldpc(Schedule.LAYERED, new CheckRule.OffsetMinSum(0.5), Precision.INT8));
    for (PathRule rule : PathRule.values()) {
      codes.add(new CodeSettings.Polar(PolarSettings.of(ControlInformation.UPLINK, 8, rule), HALF));
    }
    for (Termination termination : Termination.values()) {
      codes.add(
          new CodeSettings.Convolutional(
              new ConvolutionalSettings(ConvolutionalCode.IEEE_802_11, termination, Crc.CRC16),
              HALF));
    }
    return codes;
  }

  private static CodeSettings ldpc(Schedule schedule, CheckRule rule, Precision precision) {
    DecoderSettings decoder =
        new DecoderSettings(schedule, rule, precision, 20, EarlyStop.SYNDROME);
    return new CodeSettings.NrLdpc(new NrLdpcSettings(BaseGraphChoice.AUTO, decoder), HALF);
  }

  private static byte[] payload(TransportCode code) {
    UniformRandomProvider random = StreamKey.of(8, Purpose.RANDOM_BITS, 1).generator();
    byte[] bits = new byte[code.payloadBits()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = (byte) random.nextInt(2);
    }
    return bits;
  }

  private static Transmission received(byte[] coded, float magnitude) {
    float[] llr = new float[coded.length];
    for (int i = 0; i < llr.length; i++) {
      llr[i] = coded[i] == 1 ? -magnitude : magnitude;
    }
    return new Transmission(llr, 0);
  }

  private static void assertDecodes(
      TransportCode code, byte[] payload, List<Transmission> transmissions) {
    DecodedTransportBlock block = code.newDecoder().decode(transmissions);
    float[] llr = block.llr();
    assertThat(block.accepted()).isTrue();
    for (int i = 0; i < payload.length; i++) {
      assertThat(Float.isFinite(llr[i])).isTrue();
      assertThat(llr[i] < 0).isEqualTo(payload[i] == 1);
    }
  }

  @ParameterizedTest
  @MethodSource("codes")
  void whatIsCertainIsDecoded(CodeSettings settings) {
    TransportCode code = settings.holding(PAYLOAD, Modulation.QPSK);
    byte[] payload = payload(code);
    byte[] coded = code.encode(payload, 0);
    for (float magnitude : new float[] {4, 1e6f, 1e13f, HUGE}) {
      assertDecodes(code, payload, List.of(received(coded, magnitude)));
      assertDecodes(code, payload, List.of(received(coded, magnitude), received(coded, magnitude)));
    }
  }

  /// In a deep fade beside a strong signal some LLRs are next to nothing and some certain.
  @ParameterizedTest
  @MethodSource("codes")
  void certaintyBesideNothingIsDecoded(CodeSettings settings) {
    boolean corrects =
        !(settings instanceof CodeSettings.None) && !(settings instanceof CodeSettings.Repetition);
    if (!corrects) {
      return;
    }
    TransportCode code = settings.holding(PAYLOAD, Modulation.QPSK);
    byte[] payload = payload(code);
    Transmission transmission = received(code.encode(payload, 0), HUGE);
    for (int i = 3; i < transmission.llr().length; i += 12) {
      // Wrong, but faint.
      transmission.llr()[i] *= -1e-27f;
    }
    assertDecodes(code, payload, List.of(transmission));
  }

  /// Two receptions, each certain of the opposite: nothing is known, and nothing is NaN.
  @ParameterizedTest
  @MethodSource("codes")
  void certaintiesThatContradictEachOtherLeaveNumbers(CodeSettings settings) {
    TransportCode code = settings.holding(PAYLOAD, Modulation.QPSK);
    byte[] coded = code.encode(payload(code), 0);
    DecodedTransportBlock block =
        code.newDecoder().decode(List.of(received(coded, HUGE), received(coded, -HUGE)));
    for (float llr : block.llr()) {
      assertThat(Float.isFinite(llr)).isTrue();
    }
  }
}
