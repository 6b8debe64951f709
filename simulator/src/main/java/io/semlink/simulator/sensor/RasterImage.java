package io.semlink.simulator.sensor;

import io.semlink.simulator.units.Resolution;
import java.util.Arrays;

/// An 8-bit image, planar: sample (channel c, row y, column x) lies at (c * height + y) * width + x
/// and is unsigned. The array is shared, not copied: whoever gets an image must not modify it.
///
/// @param resolution size in pixels
/// @param numChannels 3 for RGB (sRGB, order R, G, B), 1 for thermal (white is hot)
/// @param samples unsigned 8-bit values, length numChannels * height * width
public record RasterImage(Resolution resolution, int numChannels, byte[] samples) {
  /// @throws IllegalArgumentException if the array's length does not fit
  public RasterImage {
    if (samples.length != numChannels * resolution.numPixels()) {
      throw new IllegalArgumentException(
          "%s samples do not fill %s channels of %s"
              .formatted(samples.length, numChannels, resolution));
    }
  }

  /// Whether both are images of the same samples.
  @Override
  public boolean equals(Object o) {
    return o instanceof RasterImage other
        && resolution.equals(other.resolution)
        && numChannels == other.numChannels
        && Arrays.equals(samples, other.samples);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * resolution.hashCode() + numChannels) + Arrays.hashCode(samples);
  }

  /// Sample as 0..255.
  public int sample(int channel, int y, int x) {
    return samples[(channel * resolution.height() + y) * resolution.width() + x] & 0xFF;
  }
}
