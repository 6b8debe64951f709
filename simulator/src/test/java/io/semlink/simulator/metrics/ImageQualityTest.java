package io.semlink.simulator.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ImageQualityTest {
  private static final double C1 = 6.5025;

  private static RasterImage constant(int height, int width, int level) {
    byte[] samples = new byte[height * width];
    Arrays.fill(samples, (byte) level);
    return new RasterImage(new Resolution(height, width), 1, samples);
  }

  private static int texture(int y, int x, int c) {
    return (x * x + 3 * y * y + 40 * c * x) / 16 % 256;
  }

  private static RasterImage textured(int height, int width, int channels, boolean changed) {
    byte[] samples = new byte[channels * height * width];
    for (int i = 0; i < samples.length; i++) {
      int x = i % width;
      int y = i / width % height;
      int a = texture(y, x, i / (width * height));
      int b = Math.min(255, a * 7 / 8 + (x * 5 + y * 11) % 17 + 4);
      samples[i] = (byte) (changed ? b : a);
    }
    return new RasterImage(new Resolution(height, width), channels, samples);
  }

  @Test
  void psnrOfAShift() {
    double expected = 20 * Math.log10(255.0 / 6);
    assertThat(ImageQuality.psnrDb(constant(20, 30, 100), constant(20, 30, 106)))
        .isCloseTo(expected, within(1e-12));
  }

  @Test
  void equalImagesArePerfect() {
    RasterImage image = textured(180, 190, 3, false);
    assertThat(ImageQuality.psnrDb(image, image)).isInfinite().isPositive();
    assertThat(ImageQuality.ssim(image, image)).isCloseTo(1, within(1e-12));
    assertThat(ImageQuality.msSsim(image, image)).isCloseTo(1, within(1e-12));
  }

  /// Without variance only the luminance term is left: (2ab + C1) / (a^2 + b^2 + C1).
  @Test
  void constantImagesHaveAClosedForm() {
    double luminance = (2 * 80 * 120 + C1) / (80 * 80 + 120 * 120 + C1);
    RasterImage a = constant(176, 176, 80);
    RasterImage b = constant(176, 176, 120);
    assertThat(ImageQuality.ssim(a, b)).isCloseTo(luminance, within(1e-9));
    assertThat(ImageQuality.msSsim(a, b)).isCloseTo(Math.pow(luminance, 0.1333), within(1e-9));
  }

  /// scikit-image 0.26.0: structural_similarity(a, b, channel_axis=2, gaussian_weights=True,
  /// sigma=1.5, use_sample_covariance=False, data_range=255) and peak_signal_noise_ratio of the
  /// images that `textured` makes.
  @Test
  void agreesWithScikitImage() {
    RasterImage a = textured(40, 50, 3, false);
    RasterImage b = textured(40, 50, 3, true);
    assertThat(ImageQuality.ssim(a, b)).isCloseTo(0.9339182165871031, within(1e-9));
    assertThat(ImageQuality.psnrDb(a, b)).isCloseTo(27.60959316532775, within(1e-9));
    assertThat(ImageQuality.ssim(textured(11, 11, 1, false), textured(11, 11, 1, true)))
        .isCloseTo(0.5283222090136024, within(1e-9));
  }

  /// Made of scikit-image's SSIM maps (full=True): each map over its luminance term, which SciPy's
  /// gaussian_filter with truncate=3.5 gives, is the contrast-structure map; 2x2 means between
  /// scales; mean over channels.
  @Test
  void msSsimAgreesWithOneMadeOfScikitImageMaps() {
    assertThat(ImageQuality.msSsim(textured(190, 209, 3, false), textured(190, 209, 3, true)))
        .isCloseTo(0.9921502519691696, within(1e-9));
  }

  @Test
  void tooSmallImagesHaveNoIndex() {
    assertThat(ImageQuality.ssim(constant(10, 40, 1), constant(10, 40, 1))).isNaN();
    assertThat(ImageQuality.msSsim(constant(175, 400, 1), constant(175, 400, 1))).isNaN();
    assertThat(ImageQuality.msSsim(constant(176, 176, 1), constant(176, 176, 1))).isNotNaN();
  }

  @Test
  void imagesOfDifferentShapesAreRefused() {
    assertThatThrownBy(() -> ImageQuality.psnrDb(constant(20, 30, 1), constant(30, 20, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20x30");
  }
}
