package io.semlink.reports.drawing;

import java.util.List;

/// What a canvas can draw besides text and images.
public sealed interface Shape {
  /// A point of the page.
  ///
  /// @param x to the right
  /// @param y downwards
  record Spot(double x, double y) {}

  /// A rectangle.
  ///
  /// @param x left edge
  /// @param y upper edge
  /// @param width at least 0
  /// @param height at least 0
  record Box(double x, double y, double width, double height) implements Shape {
    /// Right edge.
    public double right() {
      return x + width;
    }

    /// Lower edge.
    public double bottom() {
      return y + height;
    }
  }

  /// A disc.
  ///
  /// @param center its centre
  /// @param radius at least 0
  record Disc(Spot center, double radius) implements Shape {}

  /// Straight lines from spot to spot.
  ///
  /// @param spots corners, copied
  /// @param closed whether the last one is joined to the first
  record Outline(List<Spot> spots, boolean closed) implements Shape {
    /// Copies the corners.
    public Outline {
      spots = List.copyOf(spots);
    }

    /// One straight line.
    public static Outline line(double x1, double y1, double x2, double y2) {
      return new Outline(List.of(new Spot(x1, y1), new Spot(x2, y2)), false);
    }
  }
}
