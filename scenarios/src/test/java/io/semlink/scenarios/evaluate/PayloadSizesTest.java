package io.semlink.scenarios.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.semlink.simulator.link.ComputeDevice;
import io.semlink.simulator.link.FrameDecoder;
import io.semlink.simulator.link.FrameEncoder;
import io.semlink.simulator.link.Scheme;
import io.semlink.simulator.units.Resolution;
import org.junit.jupiter.api.Test;

final class PayloadSizesTest {
  /// 1 to 128 planes of 48 bits on 96x128 pixels, as the tiny network.
  private static final Scheme SCHEME =
      new Scheme() {
        @Override
        public String name() {
          return "planes";
        }

        @Override
        public Resolution resolution() {
          return new Resolution(96, 128);
        }

        @Override
        public int largestPayload(int maxBits) {
          return Math.min(128, maxBits / 48) * 48;
        }

        @Override
        public String weightsHash() {
          return "";
        }

        @Override
        public FrameEncoder newEncoder(ComputeDevice device) {
          throw new UnsupportedOperationException();
        }

        @Override
        public FrameDecoder newDecoder(ComputeDevice device) {
          throw new UnsupportedOperationException();
        }
      };

  /// 0.07 bits per pixel are 860.2 bits; 18 planes, 864 bits, are nearer than 17.
  @Test
  void nearestLegalPayloadIsTaken() {
    assertThat(PayloadSizes.nearest(SCHEME, 0.07)).isEqualTo(864);
    assertThat(PayloadSizes.nearest(SCHEME, 0.0664)).isEqualTo(816);
    assertThat(PayloadSizes.nearest(SCHEME, 840 / 12288.0)).isEqualTo(816);
    assertThat(PayloadSizes.nearest(SCHEME, 1e-9)).isEqualTo(48);
    assertThat(PayloadSizes.nearest(SCHEME, 100)).isEqualTo(128 * 48);
    assertThatIllegalArgumentException().isThrownBy(() -> PayloadSizes.nearest(SCHEME, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> PayloadSizes.nearest(SCHEME, Double.NaN));
  }

  @Test
  void planesAreMultiplesOfTheSmallestPayload() {
    assertThat(PayloadSizes.planes(SCHEME, 33)).isEqualTo(1584);
    assertThat(PayloadSizes.planes(SCHEME, 128)).isEqualTo(6144);
    for (int none : new int[] {0, -1, 129}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PayloadSizes.planes(SCHEME, none))
          .withMessageContaining("1 to 128 planes of 48 bits");
    }
  }
}
