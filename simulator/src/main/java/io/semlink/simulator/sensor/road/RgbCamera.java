package io.semlink.simulator.sensor.road;

import org.apache.commons.rng.UniformRandomProvider;

/// Lens, detector and processing of the visible camera: glare, defocus and motion, automatic
/// exposure and gain, shot and read noise, white balance, a soft shoulder and the sRGB curve (IEC
/// 61966-2-1).
final class RgbCamera {
  /// Electrons of a white pixel at gain 1.
  private static final double FULL_WELL = 11000;

  private static final byte[] SRGB = curve();

  private RgbCamera() {}

  /// Takes a picture.
  ///
  /// @param radiance planar, three channels; used up
  /// @param width columns
  /// @param shot how it is taken
  /// @param random the detector's own stream
  /// @return planar sRGB samples
  static byte[] expose(float[] radiance, int width, Shot shot, UniformRandomProvider random) {
    Draw draw = new Draw(random);
    boolean day = shot.day();
    float[][] planes = split(radiance);
    double scale = width / 128.0;
    double glare = day ? draw.in(0.01, 0.04) : draw.in(0.015, 0.05);
    double sigma = day ? draw.in(0.3, 0.55) : draw.in(0.35, 0.6);
    int smear = draw.chance(day ? 0.1 : 0.3) ? 3 : 1;
    for (float[] plane : planes) {
      if (shot.halo() > 0) {
        scatter(plane, width, shot.halo(), 9 * scale);
      }
      shot.blurs().forEach(blur -> blur.apply(plane, width));
      scatter(plane, width, glare, 5 * scale);
      Planes.gaussian(plane, width, sigma);
      if (smear > 1) {
        Planes.smear(plane, width, smear);
      }
    }
    double target = day ? draw.in(0.24, 0.46) : draw.in(0.01, 0.04);
    double exposure = exposure(planes[1], target, day ? 4 : 14);
    double gain = day ? 1 : Math.clamp(2.5 * exposure, 8, 32);
    double warm = 0.07 * draw.bell();
    double tint = 0.02 * draw.bell();
    double[] balance = {exposure * (1 + warm), exposure * (1 + tint), exposure * (1 - warm)};
    double read = draw.in(2, 4);
    // By night cameras trade detail for noise.
    double smooth = day ? 0 : draw.in(0.4, 0.65);
    Normals normals = new Normals(random);
    byte[] out = new byte[radiance.length];
    for (int c = 0; c < 3; c++) {
      detect(planes[c], balance[c], gain, read, normals);
      if (smooth > 0) {
        Planes.gaussian(planes[c], width, smooth);
      }
      for (int i = 0; i < planes[c].length; i++) {
        out[c * planes[c].length + i] = encode(planes[c][i]);
      }
    }
    if (shot.jpegQuality() != null) {
      JpegLoss.apply(out, width, shot.jpegQuality());
    }
    return out;
  }

  /// Turns radiance into a signal with the noise of electrons and of reading them.
  private static void detect(
      float[] plane, double exposure, double gain, double read, Normals normals) {
    for (int i = 0; i < plane.length; i++) {
      double signal = Math.min(1.6, plane[i] * exposure);
      double electrons = signal * FULL_WELL / gain;
      // Poisson by its Gaussian limit, good where a pixel holds more than some ten electrons.
      double noise = Math.sqrt(electrons + read * read) * gain / FULL_WELL;
      plane[i] = (float) (signal + noise * normals.next());
    }
  }

  private static float[][] split(float[] radiance) {
    int n = radiance.length / 3;
    float[][] planes = new float[3][n];
    for (int c = 0; c < 3; c++) {
      System.arraycopy(radiance, c * n, planes[c], 0, n);
    }
    return planes;
  }

  /// Glass and dust throw a small share of the light far: halos round lamps.
  private static void scatter(float[] plane, int width, double share, double length) {
    float[] near = plane.clone();
    Planes.tails(near, width, length * 0.3);
    float[] far = near.clone();
    Planes.tails(far, width, length * 2);
    for (int i = 0; i < plane.length; i++) {
      plane[i] = (float) ((1 - share) * plane[i] + share * (0.65 * near[i] + 0.35 * far[i]));
    }
  }

  /// The factor that brings the mean of the clipped signal to a target, at most a limit.
  private static double exposure(float[] green, double target, double limit) {
    double low = 0;
    double high = limit;
    for (int step = 0; step < 20; step++) {
      double middle = 0.5 * (low + high);
      double sum = 0;
      for (float v : green) {
        sum += Math.min(1, middle * v);
      }
      if (sum < target * green.length) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }

  private static byte encode(double linear) {
    double v = Math.max(0, linear);
    double soft = v < 0.7 ? v : 1 - 0.09 / (v - 0.4);
    return SRGB[(int) (Math.min(1, soft) * (SRGB.length - 1))];
  }

  private static byte[] curve() {
    byte[] table = new byte[8192];
    for (int i = 0; i < table.length; i++) {
      double v = (double) i / (table.length - 1);
      double s = v <= 0.0031308 ? 12.92 * v : 1.055 * StrictMath.pow(v, 1 / 2.4) - 0.055;
      table[i] = (byte) StrictMath.rint(255 * s);
    }
    return table;
  }
}
