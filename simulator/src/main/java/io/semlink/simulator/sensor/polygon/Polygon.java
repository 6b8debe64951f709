package io.semlink.simulator.sensor.polygon;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One outline, closed from its last point to its first. A point (x, y) is in pixels from the
/// image's upper left corner, so that the centre of the first pixel is (0.5, 0.5).
///
/// @param value class index, or 255 for pixels that count for nothing
/// @param wideBand whether the outline is known to 6 px only, because the thing is blurred or the
///   sensors disagree; otherwise to 3 px
/// @param points corners in order
/// @param infraredShift how far the thing lies elsewhere in the infrared image, in pixels to the
///   right and down; absent where both sensors agree
record Polygon(int value, boolean wideBand, List<Point> points, @Nullable Point infraredShift) {
  /// A place or a distance.
  ///
  /// @param x pixels to the right
  /// @param y pixels down
  record Point(double x, double y) {
    private Point plus(Point other) {
      return new Point(x + other.x, y + other.y);
    }
  }

  /// The same outline elsewhere.
  Polygon shifted(Point by) {
    return new Polygon(
        value, wideBand, points.stream().map(point -> point.plus(by)).toList(), null);
  }
}
