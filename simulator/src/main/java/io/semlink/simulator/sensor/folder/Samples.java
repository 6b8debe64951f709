package io.semlink.simulator.sensor.folder;

import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;
import java.awt.image.Raster;

/// Samples as a file stores them, planar as in {@link RasterImage}. The array is shared, not
/// copied: it must not be modified.
///
/// @param size rows and columns
/// @param numChannels channels
/// @param bits of a sample, 1..16
/// @param values 0..2^bits - 1, length numChannels * height * width
record Samples(Resolution size, int numChannels, int bits, char[] values) {
  /// All channels of a raster.
  static Samples of(Raster raster, int bits) {
    Resolution size = new Resolution(raster.getHeight(), raster.getWidth());
    char[] values = new char[raster.getNumBands() * size.numPixels()];
    int[] row = new int[size.width()];
    int next = 0;
    for (int c = 0; c < raster.getNumBands(); c++) {
      for (int y = 0; y < size.height(); y++) {
        raster.getSamples(0, y, row.length, 1, c, row);
        for (int value : row) {
          values[next++] = (char) value;
        }
      }
    }
    return new Samples(size, raster.getNumBands(), bits, values);
  }

  /// Some of the channels.
  Samples channels(int first, int count) {
    if (count == numChannels) {
      return this;
    }
    int n = size.numPixels();
    char[] some = new char[count * n];
    System.arraycopy(values, first * n, some, 0, some.length);
    return new Samples(size, count, bits, some);
  }

  /// The upright image.
  Samples turned(Orientation orientation) {
    if (orientation.equals(Orientation.UPRIGHT)) {
      return this;
    }
    int rows = size.height();
    int columns = size.width();
    Resolution upright = orientation.swapped() ? new Resolution(columns, rows) : size;
    int n = size.numPixels();
    char[] turned = new char[values.length];
    for (int i = 0; i < values.length; i++) {
      int y = i % n / upright.width();
      int x = i % n % upright.width();
      int row = orientation.swapped() ? x : y;
      int column = orientation.swapped() ? y : x;
      row = orientation.rowsReversed() ? rows - 1 - row : row;
      column = orientation.columnsReversed() ? columns - 1 - column : column;
      turned[i] = values[i / n * n + row * columns + column];
    }
    return new Samples(upright, numChannels, bits, turned);
  }

  /// Luma, 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601), or the one channel there is.
  Samples luma() {
    if (numChannels == 1) {
      return this;
    }
    int n = size.numPixels();
    char[] luma = new char[n];
    for (int i = 0; i < n; i++) {
      luma[i] =
          (char) ((299 * values[i] + 587 * values[n + i] + 114 * values[2 * n + i] + 500) / 1000);
    }
    return new Samples(size, 1, bits, luma);
  }

  /// Whether more than 1 % of the pixels have channels that differ by more than 1/16 of the scale:
  /// what JPEG leaves of grey does not, and neither does a line of coloured text.
  boolean coloured() {
    if (numChannels == 1) {
      return false;
    }
    int n = size.numPixels();
    int limit = ((1 << bits) - 1) / 16;
    int found = 0;
    for (int i = 0; i < n; i++) {
      int red = values[i];
      if (Math.abs(red - values[n + i]) > limit || Math.abs(red - values[2 * n + i]) > limit) {
        found++;
      }
    }
    return found > n / 100;
  }

  /// Three channels, equal ones where there is one.
  RasterImage rgb() {
    RasterImage image = levels(ValueRange.full(bits));
    if (numChannels == 3) {
      return image;
    }
    int n = size.numPixels();
    byte[] three = new byte[3 * n];
    for (int c = 0; c < 3; c++) {
      System.arraycopy(image.samples(), 0, three, c * n, n);
    }
    return new RasterImage(size, 3, three);
  }

  /// The samples on the scale 0..255.
  ///
  /// @param range which values become 0 and 255
  RasterImage levels(ValueRange range) {
    byte[] out = new byte[values.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = (byte) range.level(values[i]);
    }
    return new RasterImage(size, numChannels, out);
  }
}
