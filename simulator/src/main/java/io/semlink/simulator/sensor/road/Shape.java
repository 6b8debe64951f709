package io.semlink.simulator.sensor.road;

import java.util.List;

/// A piece of an object: flat and convex, or a rounded stick.
sealed interface Shape {
  /// How it looks.
  Surface surface();

  /// A flat convex polygon, seen from both sides.
  ///
  /// @param surface how it looks
  /// @param corners at least three places in one plane, in order round the edge
  record Facet(Surface surface, List<Point> corners) implements Shape {
    static Facet of(Surface surface, Point... corners) {
      return new Facet(surface, List.of(corners));
    }

    /// Unit normal; its sign is free.
    Point normal() {
      Point a = corners.get(0);
      Point n = Point.UP.times(0);
      for (int i = 1; i + 1 < corners.size(); i++) {
        n = n.plus(corners.get(i).minus(a).cross(corners.get(i + 1).minus(a)));
      }
      return n.unit();
    }
  }

  /// All places within a radius of a line that changes evenly from one end to the other: a limb, a
  /// pole, a tube, a cone; a ball where both ends coincide.
  ///
  /// @param surface how it looks
  /// @param a one end
  /// @param b the other end
  /// @param radiusA radius at a, metres
  /// @param radiusB radius at b, metres
  record Limb(Surface surface, Point a, Point b, double radiusA, double radiusB) implements Shape {
    static Limb ball(Surface surface, Point centre, double radius) {
      return new Limb(surface, centre, centre, radius, radius);
    }
  }
}
