package io.semlink.reports.figure;

import io.semlink.reports.drawing.Shape.Box;

/// From values to places in a panel.
///
/// @param box the panel
/// @param horizontal what its width spans
/// @param vertical what its height spans
record Coordinates(Box box, Range horizontal, Range vertical) {
  double x(double value) {
    return box.x() + nearby(horizontal.share(value)) * box.width();
  }

  double y(double value) {
    return box.bottom() - nearby(vertical.share(value)) * box.height();
  }

  /// What lies far outside is clipped anyway; small numbers keep every renderer exact.
  private static double nearby(double share) {
    return Math.clamp(share, -2, 3);
  }
}
