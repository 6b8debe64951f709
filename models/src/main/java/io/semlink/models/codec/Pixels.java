package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/// Images in the form that Java's image writers take: interleaved bytes.
final class Pixels {
  private Pixels() {}

  /// A copy: TYPE_3BYTE_BGR for 3 channels, TYPE_BYTE_GRAY for 1.
  static BufferedImage interleaved(RasterImage image) {
    int n = image.resolution().numPixels();
    int channels = image.numChannels();
    BufferedImage out =
        new BufferedImage(
            image.resolution().width(),
            image.resolution().height(),
            channels == 3 ? BufferedImage.TYPE_3BYTE_BGR : BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = out.getRaster();
    byte[] bytes = ((DataBufferByte) raster.getDataBuffer()).getData();
    for (int c = 0; c < channels; c++) {
      for (int i = 0; i < n; i++) {
        bytes[i * channels + channels - 1 - c] = image.samples()[c * n + i];
      }
    }
    return out;
  }

  /// The samples of a raster, band by band.
  ///
  /// @throws IllegalArgumentException if the raster has another shape
  static RasterImage planar(Raster raster, ImageFormat format) {
    Resolution size = format.resolution();
    if (raster.getWidth() != size.width()
        || raster.getHeight() != size.height()
        || raster.getNumBands() != format.numChannels()) {
      throw new IllegalArgumentException(
          "the image is %sx%s with %s channels but should be %s with %s"
              .formatted(
                  raster.getHeight(),
                  raster.getWidth(),
                  raster.getNumBands(),
                  size,
                  format.numChannels()));
    }
    int n = size.numPixels();
    byte[] out = new byte[format.numSamples()];
    int[] band = new int[n];
    for (int c = 0; c < format.numChannels(); c++) {
      raster.getSamples(0, 0, size.width(), size.height(), c, band);
      for (int i = 0; i < n; i++) {
        out[c * n + i] = (byte) band[i];
      }
    }
    return new RasterImage(size, format.numChannels(), out);
  }

  /// Sum of squared differences of all samples.
  ///
  /// @throws IllegalArgumentException if the images differ in shape
  static long squaredError(RasterImage a, RasterImage b) {
    if (!ImageFormat.of(a).equals(ImageFormat.of(b))) {
      throw new IllegalArgumentException("images of different shapes have no difference");
    }
    long sum = 0;
    for (int i = 0; i < a.samples().length; i++) {
      int d = (a.samples()[i] & 0xFF) - (b.samples()[i] & 0xFF);
      sum += (long) d * d;
    }
    return sum;
  }
}
