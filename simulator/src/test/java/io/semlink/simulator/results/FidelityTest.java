package io.semlink.simulator.results;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.link.RestoredImages;
import io.semlink.simulator.link.RestoredImages.Recovery;
import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.sensor.SensorFrame;
import io.semlink.simulator.sensor.TimeOfDay;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FidelityTest {
  private static final Resolution SIZE = new Resolution(16, 24);

  private static RasterImage flat(int channels, int value) {
    byte[] samples = new byte[channels * SIZE.numPixels()];
    Arrays.fill(samples, (byte) value);
    return new RasterImage(SIZE, channels, samples);
  }

  private static final SensorFrame SEEN =
      new SensorFrame(0, "x", TimeOfDay.DAY, flat(3, 100), flat(1, 60), null);

  private static ImageFidelity fidelity(int rgb, int thermal, Recovery recovery) {
    return ImageFidelity.of(SEEN, new RestoredImages(flat(3, rgb), flat(1, thermal), recovery));
  }

  /// A shift by d of a flat image: PSNR = 20 log10(255 / d), SSIM = (2 a b + C1) / (a^2 + b^2 + C1)
  /// with C1 = (0.01 255)^2; images of 16x24 pixels have no fifth scale.
  @Test
  void flatImagesFollowTheClosedForms() {
    ImageFidelity shifted = fidelity(110, 60, Recovery.COMPLETE);
    assertThat(shifted.psnrRgbDb()).isCloseTo(20 * Math.log10(255 / 10.0), within(1e-9));
    double c1 = 2.55 * 2.55;
    assertThat(requireNonNull(shifted.ssimRgb()))
        .isCloseTo((2 * 100 * 110 + c1) / (100 * 100 + 110 * 110 + c1), within(1e-9));
    assertThat(shifted.msSsimRgb()).isNull();
    assertThat(shifted.psnrThermalDb()).isEqualTo(ImageFidelity.MAX_PSNR_DB);
    assertThat(requireNonNull(shifted.ssimThermal())).isCloseTo(1, within(1e-12));
  }

  @Test
  void aPointIsTheMeanOfItsFrames() {
    PointFidelity point =
        requireNonNull(
            PointFidelity.of(
                List.of(
                    fidelity(110, 60, Recovery.COMPLETE),
                    fidelity(120, 61, Recovery.PARTIAL),
                    fidelity(120, 61, Recovery.CONCEALED),
                    fidelity(128, 128, Recovery.LOST))));
    double mean =
        20 * (Math.log10(255 / 10.0) + 2 * Math.log10(255 / 20.0) + Math.log10(255 / 28.0)) / 4;
    assertThat(point.psnrRgbDb()).isCloseTo(mean, within(1e-9));
    assertThat(requireNonNull(point.psnrRgbInterval()).contains(mean)).isTrue();
    assertThat(List.of(point.complete(), point.partial(), point.concealed(), point.lost()))
        .containsExactly(1L, 1L, 1L, 1L);
    assertThat(point.msSsimThermal()).isNull();
    assertThat(PointFidelity.of(List.of())).isNull();
  }
}
