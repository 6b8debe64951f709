package io.semlink.simulator.link;

import io.semlink.simulator.sensor.RasterImage;

/// The images of a frame at the receiver of a scheme that sends images.
///
/// @param rgb three channels
/// @param thermal one channel
/// @param recovery what became of the image that fared worse
public record RestoredImages(RasterImage rgb, RasterImage thermal, Recovery recovery) {

  /// What became of an image, from good to bad.
  public enum Recovery {
    /// All of its bytes arrived, as far as the receiver knows.
    COMPLETE,
    /// A part of its bytes made an image.
    PARTIAL,
    /// No image could be made: that of the last intact frame stands for it.
    CONCEALED,
    /// No image could be made, and there was none to conceal it with: mean grey stands for it.
    LOST
  }
}
