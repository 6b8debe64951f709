package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;
import io.semlink.simulator.units.Resolution;

/// What sender and receiver of images agree on once: the shape of every image of a study.
///
/// @param resolution size in pixels
/// @param numChannels 3 for RGB, 1 for thermal
public record ImageFormat(Resolution resolution, int numChannels) {
  /// @throws IllegalArgumentException if the channels are neither 1 nor 3
  public ImageFormat {
    if (numChannels != 1 && numChannels != 3) {
      throw new IllegalArgumentException(
          "an image has %s channels but codecs take 1 or 3".formatted(numChannels));
    }
  }

  /// The shape of an image.
  public static ImageFormat of(RasterImage image) {
    return new ImageFormat(image.resolution(), image.numChannels());
  }

  /// Samples of all channels.
  public int numSamples() {
    return Math.multiplyExact(numChannels, resolution.numPixels());
  }

  /// An image of this shape with every sample 128, half of the range.
  public RasterImage grey() {
    byte[] samples = new byte[numSamples()];
    java.util.Arrays.fill(samples, (byte) 128);
    return new RasterImage(resolution, numChannels, samples);
  }
}
