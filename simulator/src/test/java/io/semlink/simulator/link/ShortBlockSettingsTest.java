package io.semlink.simulator.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.semlink.simulator.coding.TransportCode;
import io.semlink.simulator.coding.convolutional.ConvolutionalCode;
import io.semlink.simulator.coding.convolutional.ConvolutionalSettings;
import io.semlink.simulator.coding.convolutional.Termination;
import io.semlink.simulator.coding.crc.Crc;
import io.semlink.simulator.coding.polar.ControlInformation;
import io.semlink.simulator.coding.polar.PathRule;
import io.semlink.simulator.coding.polar.PolarSettings;
import io.semlink.simulator.modulation.Modulation;
import io.semlink.simulator.units.CodeRate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortBlockSettingsTest {
  private static final PolarSettings DOWNLINK =
      PolarSettings.of(ControlInformation.DOWNLINK, 1, PathRule.MIN_SUM);

  /// There is room for the payload, and none in a code of one symbol fewer.
  @Test
  void holdingIsTheSmallestCodeWithRoom() {
    for (CodeSettings settings : settings()) {
      for (Modulation modulation : Modulation.values()) {
        for (int payload : new int[] {1, 5, 11, 12, 19, 20, 64, 101, 140}) {
          TransportCode code = settings.holding(payload, modulation);
          assertThat(code.payloadBits())
              .as("%s, %s, %d", settings, modulation, payload)
              .isGreaterThanOrEqualTo(payload);
          assertThat(code.codedBits() % modulation.order()).isZero();
          int fewer = code.codedBits() - modulation.order();
          assertThat(room(settings, fewer, modulation))
              .as("%s, %s, %d", settings, modulation, payload)
              .isLessThan(payload);
        }
      }
    }
  }

  private static List<CodeSettings> settings() {
    ConvolutionalSettings heavy =
        new ConvolutionalSettings(
            ConvolutionalCode.ofOctal(9, "561", "753"), Termination.TERMINATED, Crc.CRC24A);
    return List.of(
        new CodeSettings.Polar(PolarSettings.DEFAULT, new CodeRate(1, 2)),
        new CodeSettings.Polar(PolarSettings.DEFAULT, new CodeRate(1, 5)),
        new CodeSettings.Polar(DOWNLINK, new CodeRate(2, 3)),
        new CodeSettings.Convolutional(ConvolutionalSettings.DEFAULT, new CodeRate(1, 2)),
        new CodeSettings.Convolutional(ConvolutionalSettings.DEFAULT, new CodeRate(5, 6)),
        new CodeSettings.Convolutional(heavy, new CodeRate(3, 4)),
        new CodeSettings.Repetition(1),
        new CodeSettings.Repetition(5));
  }

  private static int room(CodeSettings settings, int codedBits, Modulation modulation) {
    try {
      return settings.filling(codedBits, modulation).payloadBits();
    } catch (IllegalArgumentException e) {
      return 0;
    }
  }

  @Test
  void payloadsAboveTheStandardAreNamed() {
    CodeSettings polar = new CodeSettings.Polar(PolarSettings.DEFAULT, new CodeRate(1, 2));
    assertThat(polar.holding(1706, Modulation.QPSK).payloadBits()).isEqualTo(1706);
    assertThatThrownBy(() -> polar.holding(1707, Modulation.QPSK))
        .hasMessageContaining("1707")
        .hasMessageContaining("1706");
    assertThatThrownBy(() -> new CodeSettings.Repetition(0)).hasMessageContaining("0");
  }
}
