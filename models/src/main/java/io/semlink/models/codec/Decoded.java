package io.semlink.models.codec;

import io.semlink.simulator.sensor.RasterImage;

/// What became of received bytes.
public sealed interface Decoded {

  /// An image, as good as the bytes allowed.
  ///
  /// @param image of the agreed format
  /// @param complete false if the decoder noticed that bytes are missing or wrong; true says only
  ///   that it noticed nothing, and who cut a stream knows better
  record Image(RasterImage image, boolean complete) implements Decoded {}

  /// No image at all.
  ///
  /// @param reason for people, one line
  record Failed(String reason) implements Decoded {}
}
