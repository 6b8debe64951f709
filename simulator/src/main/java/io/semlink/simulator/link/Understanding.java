package io.semlink.simulator.link;

import io.semlink.simulator.sensor.LabelMap;
import org.jspecify.annotations.Nullable;

/// What the receiver understood of a frame.
///
/// @param segmentation class of each pixel
/// @param images the images that it was understood from; absent where the receiver has none, as in
///   semantic schemes
public record Understanding(LabelMap segmentation, @Nullable RestoredImages images) {
  /// What was understood without images.
  public Understanding(LabelMap segmentation) {
    this(segmentation, null);
  }
}
