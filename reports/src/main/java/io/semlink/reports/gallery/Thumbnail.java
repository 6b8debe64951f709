package io.semlink.reports.gallery;

import java.awt.image.BufferedImage;

/// Smaller copies of photographs.
final class Thumbnail {
  private Thumbnail() {}

  /// The image, or, where it is wider than asked, a copy in which each pixel is the mean of a
  /// square of pixels.
  ///
  /// @param image not modified
  /// @param width greatest width in pixels
  static BufferedImage of(BufferedImage image, int width) {
    int factor = (image.getWidth() + width - 1) / width;
    if (factor == 1) {
      return image;
    }
    BufferedImage small =
        new BufferedImage(
            image.getWidth() / factor, image.getHeight() / factor, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < small.getHeight(); y++) {
      for (int x = 0; x < small.getWidth(); x++) {
        small.setRGB(x, y, mean(image, x * factor, y * factor, factor));
      }
    }
    return small;
  }

  private static int mean(BufferedImage image, int left, int top, int side) {
    int red = 0;
    int green = 0;
    int blue = 0;
    for (int y = top; y < top + side; y++) {
      for (int x = left; x < left + side; x++) {
        int rgb = image.getRGB(x, y);
        red += rgb >> 16 & 0xFF;
        green += rgb >> 8 & 0xFF;
        blue += rgb & 0xFF;
      }
    }
    int n = side * side;
    return (red / n) << 16 | (green / n) << 8 | (blue / n);
  }
}
