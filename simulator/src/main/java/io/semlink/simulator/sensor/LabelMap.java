package io.semlink.simulator.sensor;

import io.semlink.simulator.units.Resolution;
import java.util.Arrays;

/// One class index a pixel, row by row. The array is shared, not copied: it must not be modified.
///
/// @param resolution size in pixels
/// @param classes index of a {@link SegmentationClass} or {@link #IGNORE}, length height * width
public record LabelMap(Resolution resolution, byte[] classes) {
  /// Unsigned value of a pixel that counts for nothing.
  public static final int IGNORE = 255;

  /// @throws IllegalArgumentException if the array's length does not fit
  public LabelMap {
    if (classes.length != resolution.numPixels()) {
      throw new IllegalArgumentException(
          "%s classes do not fill %s".formatted(classes.length, resolution));
    }
  }

  /// Whether both are maps of the same classes.
  @Override
  public boolean equals(Object o) {
    return o instanceof LabelMap other
        && resolution.equals(other.resolution)
        && Arrays.equals(classes, other.classes);
  }

  @Override
  public int hashCode() {
    return 31 * resolution.hashCode() + Arrays.hashCode(classes);
  }

  /// Class of a pixel, 0..254 or {@link #IGNORE}.
  public int at(int y, int x) {
    return classes[y * resolution.width() + x] & 0xFF;
  }
}
