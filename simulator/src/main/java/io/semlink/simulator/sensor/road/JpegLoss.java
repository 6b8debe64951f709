package io.semlink.simulator.sensor.road;

/// What a JPEG file (ITU-T T.81) leaves of a picture: YCbCr of JFIF, chroma of half the rows and
/// columns, the 8x8 discrete cosine transform, and quantisation by the tables of Annex K scaled to
/// a quality as the Independent JPEG Group does. Entropy coding loses nothing and is left out.
/// Written out here because platforms' codecs differ in rounding.
final class JpegLoss {
  private static final int SIDE = 8;
  private static final double[] COSINES = cosines();

  /// Table K.1.
  private static final int[] LUMA = {
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56,
    14, 17, 22, 29, 51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113,
    92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99
  };

  /// Table K.2.
  private static final int[] CHROMA = {
    17, 18, 24, 47, 99, 99, 99, 99, 18, 21, 26, 66, 99, 99, 99, 99, 24, 26, 56, 99, 99, 99, 99, 99,
    47, 66, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99,
    99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99, 99
  };

  private JpegLoss() {}

  /// Compresses and decompresses.
  ///
  /// @param rgb planar, three channels; changed
  /// @param width columns
  /// @param quality 1..100
  static void apply(byte[] rgb, int width, int quality) {
    int n = rgb.length / 3;
    double[] luma = new double[n];
    double[] blue = new double[n];
    double[] red = new double[n];
    for (int i = 0; i < n; i++) {
      double r = rgb[i] & 0xFF;
      double g = rgb[n + i] & 0xFF;
      double b = rgb[2 * n + i] & 0xFF;
      luma[i] = Math.rint(0.299 * r + 0.587 * g + 0.114 * b) - 128;
      blue[i] = Math.rint(-0.168736 * r - 0.331264 * g + 0.5 * b);
      red[i] = Math.rint(0.5 * r - 0.418688 * g - 0.081312 * b);
    }
    quantise(luma, width, table(LUMA, quality));
    chroma(blue, width, table(CHROMA, quality));
    chroma(red, width, table(CHROMA, quality));
    for (int i = 0; i < n; i++) {
      double y = luma[i] + 128;
      rgb[i] = sample(y + 1.402 * red[i]);
      rgb[n + i] = sample(y - 0.344136 * blue[i] - 0.714136 * red[i]);
      rgb[2 * n + i] = sample(y + 1.772 * blue[i]);
    }
  }

  private static byte sample(double v) {
    return (byte) Math.rint(Math.clamp(v, 0, 255));
  }

  private static int[] table(int[] annex, int quality) {
    int scale = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    int[] out = new int[annex.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.clamp((annex[i] * scale + 50) / 100, 1, 255);
    }
    return out;
  }

  /// Halves, quantises, and doubles again by weights of 3/4 and 1/4.
  private static void chroma(double[] plane, int width, int[] table) {
    int height = plane.length / width;
    int wide = (width + 1) / 2;
    double[] half = new double[(height + 1) / 2 * wide];
    for (int i = 0; i < half.length; i++) {
      int row = i / wide;
      int x = 2 * (i % wide);
      int right = Math.min(x + 1, width - 1);
      int top = 2 * row * width;
      int bottom = Math.min(2 * row + 1, height - 1) * width;
      half[i] =
          Math.rint(
              0.25
                  * (plane[top + x]
                      + plane[top + right]
                      + plane[bottom + x]
                      + plane[bottom + right]));
    }
    quantise(half, wide, table);
    int tall = half.length / wide;
    for (int i = 0; i < plane.length; i++) {
      int row = i / width;
      int column = i % width;
      int x = column / 2;
      int y = row / 2;
      int besideX = Math.clamp(x + (column % 2 == 0 ? -1 : 1), 0, wide - 1);
      int besideY = Math.clamp(y + (row % 2 == 0 ? -1 : 1), 0, tall - 1);
      double here = 0.75 * half[y * wide + x] + 0.25 * half[y * wide + besideX];
      double there = 0.75 * half[besideY * wide + x] + 0.25 * half[besideY * wide + besideX];
      plane[i] = 0.75 * here + 0.25 * there;
    }
  }

  /// Rounds the coefficients of every block; blocks beyond an edge repeat it.
  private static void quantise(double[] plane, int width, int[] table) {
    int height = plane.length / width;
    double[] block = new double[SIDE * SIDE];
    for (int top = 0; top < height; top += SIDE) {
      for (int left = 0; left < width; left += SIDE) {
        for (int k = 0; k < block.length; k++) {
          int row = Math.min(top + k / SIDE, height - 1);
          block[k] = plane[row * width + Math.min(left + k % SIDE, width - 1)];
        }
        transform(block, false);
        for (int k = 0; k < block.length; k++) {
          block[k] = Math.rint(block[k] / table[k]) * table[k];
        }
        transform(block, true);
        for (int k = 0; k < block.length; k++) {
          int row = top + k / SIDE;
          if (row < height && left + k % SIDE < width) {
            plane[row * width + left + k % SIDE] = Math.clamp(Math.rint(block[k]), -128, 127);
          }
        }
      }
    }
  }

  /// The orthonormal cosine transform of a block (T.81, A.3.3) or its inverse, in place.
  private static void transform(double[] block, boolean inverse) {
    double[] line = new double[SIDE];
    for (int pass = 0; pass < 2; pass++) {
      int step = pass == 0 ? 1 : SIDE;
      for (int i = 0; i < SIDE; i++) {
        int start = i * (pass == 0 ? SIDE : 1);
        for (int k = 0; k < SIDE; k++) {
          double sum = 0;
          for (int j = 0; j < SIDE; j++) {
            double c = COSINES[inverse ? j * SIDE + k : k * SIDE + j];
            sum += c * block[start + step * j];
          }
          line[k] = sum;
        }
        for (int k = 0; k < SIDE; k++) {
          block[start + step * k] = line[k];
        }
      }
    }
  }

  private static double[] cosines() {
    double[] out = new double[SIDE * SIDE];
    for (int k = 0; k < SIDE; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / SIDE);
      for (int j = 0; j < SIDE; j++) {
        out[k * SIDE + j] = scale * StrictMath.cos((2 * j + 1) * k * StrictMath.PI / (2 * SIDE));
      }
    }
    return out;
  }
}
