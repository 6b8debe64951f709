package io.semlink.simulator.metrics;

import io.semlink.simulator.sensor.RasterImage;

/// How near an image is to another: PSNR, SSIM, MS-SSIM. Images have 8-bit samples, so the peak is
/// 255; of several channels the mean error (PSNR) or the mean index (SSIM, MS-SSIM) is taken.
public final class ImageQuality {
  private static final double[] SCALE_WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

  private ImageQuality() {}

  /// Peak signal-to-noise ratio in dB, 10 log10(255^2 / MSE), MSE over all samples; infinite for
  /// equal images.
  ///
  /// @param a any image, not modified
  /// @param b an image of the same shape, not modified
  /// @throws IllegalArgumentException if the images differ in shape
  public static double psnrDb(RasterImage a, RasterImage b) {
    requireSameShape(a, b);
    long sum = 0;
    for (int i = 0; i < a.samples().length; i++) {
      int d = (a.samples()[i] & 0xFF) - (b.samples()[i] & 0xFF);
      sum += (long) d * d;
    }
    return 10 * Math.log10(255.0 * 255.0 * a.samples().length / sum);
  }

  /// Structural similarity (Wang, Bovik, Sheikh, Simoncelli, IEEE Trans. Image Processing 13,
  /// 2004): Gaussian window of 11x11 with standard deviation 1.5, K1 = 0.01, K2 = 0.03, mean over
  /// the positions where the window lies inside the image. In [-1, 1], 1 for equal images.
  ///
  /// @param a any image, not modified
  /// @param b an image of the same shape, not modified
  /// @return NaN if a side is below 11 pixels
  /// @throws IllegalArgumentException if the images differ in shape
  public static double ssim(RasterImage a, RasterImage b) {
    requireSameShape(a, b);
    double sum = 0;
    for (int c = 0; c < a.numChannels(); c++) {
      sum += SimilarityIndex.of(Plane.of(a, c), Plane.of(b, c)).ssim();
    }
    return sum / a.numChannels();
  }

  /// Multi-scale structural similarity (Wang, Simoncelli, Bovik, Asilomar 2003): five scales, each
  /// half of the one before by a mean over 2x2 pixels, the product of the contrast-structure means
  /// of the first four and the SSIM of the last, to the powers 0.0448, 0.2856, 0.3001, 0.2363 and
  /// 0.1333.
  ///
  /// Differs from the paper where a mean is negative, which has no real power: it counts as 0.
  ///
  /// @param a any image, not modified
  /// @param b an image of the same shape, not modified
  /// @return NaN if a side is below 176 pixels, because the window does not fit the last scale
  /// @throws IllegalArgumentException if the images differ in shape
  public static double msSsim(RasterImage a, RasterImage b) {
    requireSameShape(a, b);
    double sum = 0;
    for (int c = 0; c < a.numChannels(); c++) {
      sum += msSsim(Plane.of(a, c), Plane.of(b, c));
    }
    return sum / a.numChannels();
  }

  private static double msSsim(Plane a, Plane b) {
    double product = 1;
    int last = SCALE_WEIGHTS.length - 1;
    for (int scale = 0; scale <= last; scale++) {
      SimilarityIndex index = SimilarityIndex.of(a, b);
      double mean = scale == last ? index.ssim() : index.contrastStructure();
      product *= Math.pow(Math.max(mean, 0), SCALE_WEIGHTS[scale]);
      a = a.halved();
      b = b.halved();
    }
    return product;
  }

  private static void requireSameShape(RasterImage a, RasterImage b) {
    if (!a.resolution().equals(b.resolution()) || a.numChannels() != b.numChannels()) {
      throw new IllegalArgumentException(
          "images of %s with %s channels and of %s with %s cannot be compared"
              .formatted(a.resolution(), a.numChannels(), b.resolution(), b.numChannels()));
    }
  }
}
