package io.semlink.simulator.sensor;

import org.jspecify.annotations.Nullable;

/// One look at the world: an RGB and a thermal image of the same pixels, with the truth where
/// known.
///
/// @param index index in its source, from 0
/// @param name name that traces the frame to its origin (a file's base name, or "road-test-000017")
/// @param timeOfDay day, night or unknown
/// @param rgb three channels
/// @param thermal one channel, same resolution
/// @param label the true classes, same resolution; absent where nobody labelled the frame
public record SensorFrame(
    long index,
    String name,
    TimeOfDay timeOfDay,
    RasterImage rgb,
    RasterImage thermal,
    @Nullable LabelMap label) {

  /// @throws IllegalArgumentException if the resolutions or the channels do not fit
  public SensorFrame {
    boolean fits =
        rgb.numChannels() == 3
            && thermal.numChannels() == 1
            && rgb.resolution().equals(thermal.resolution())
            && (label == null || label.resolution().equals(rgb.resolution()));
    if (!fits) {
      throw new IllegalArgumentException(
          "frame %s: RGB, thermal and label must be 3, 1 and 1 channels of one resolution"
              .formatted(name));
    }
  }
}
