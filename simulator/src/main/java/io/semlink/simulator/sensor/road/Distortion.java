package io.semlink.simulator.sensor.road;

/// Radial distortion of a lens, the first term of Brown's model (1966): a picture is drawn by a
/// pinhole, somewhat larger than asked, and each sub-pixel of the picture takes the pinhole's
/// sub-pixel that the lens bends onto it.
final class Distortion {
  private Distortion() {}

  /// Rows or columns of the pinhole image that a picture needs.
  ///
  /// @param size rows or columns of the picture
  static int pinhole(int size, double distortion) {
    // The corners of a barrel look farthest out.
    return 2 * (int) Math.ceil(0.5 * size * (1 + Math.max(0, -distortion)));
  }

  /// Where each sub-pixel of the picture looks in the pinhole image.
  ///
  /// @param height rows of the picture
  /// @param width columns of the picture
  /// @return indices into the pinhole image, row by row
  static int[] sources(int height, int width, double distortion) {
    int tall = pinhole(height, distortion);
    int wide = pinhole(width, distortion);
    double diagonal = 0.25 * ((double) height * height + (double) width * width);
    int[] out = new int[height * width];
    for (int y = 0; y < height; y++) {
      double dy = y + 0.5 - 0.5 * height;
      for (int x = 0; x < width; x++) {
        double dx = x + 0.5 - 0.5 * width;
        double k = 1 - distortion * (dx * dx + dy * dy) / diagonal;
        int column = (int) Math.floor(0.5 * wide + k * dx);
        int row = (int) Math.floor(0.5 * tall + k * dy);
        out[y * width + x] = row * wide + column;
      }
    }
    return out;
  }
}
