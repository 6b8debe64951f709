package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.road.Shape.Facet;
import io.semlink.simulator.sensor.road.Shape.Limb;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Shadows: shapes projected along the sun's rays onto the ground plane.
final class Hull {
  private Hull() {}

  /// Outline of a shape's shadow, convex.
  ///
  /// @param sun unit direction towards the sun, above the horizon
  static List<Point> shadow(Shape shape, Point sun) {
    return switch (shape) {
      case Facet f -> f.corners().stream().map(c -> drop(c, sun)).toList();
      case Limb l -> {
        Point side = sun.cross(Point.UP).unit();
        Point other = sun.cross(side).unit();
        List<Point> rim = new ArrayList<>(16);
        ring(rim, l.a(), l.radiusA(), side, other, sun);
        if (!l.a().equals(l.b())) {
          ring(rim, l.b(), l.radiusB(), side, other, sun);
        }
        yield convex(rim);
      }
    };
  }

  private static void ring(
      List<Point> rim, Point centre, double radius, Point side, Point other, Point sun) {
    double h = 0.7071067811865476;
    double[][] turns = {{1, 0}, {h, h}, {0, 1}, {-h, h}, {-1, 0}, {-h, -h}, {0, -1}, {h, -h}};
    for (double[] t : turns) {
      Point p = centre.plus(side.times(t[0] * radius)).plus(other.times(t[1] * radius));
      rim.add(drop(p, sun));
    }
  }

  private static Point drop(Point p, Point sun) {
    double k = Math.max(0, p.y()) / sun.y();
    return new Point(p.x() - k * sun.x(), 0, p.z() - k * sun.z());
  }

  /// Convex hull on the ground plane (monotone chain, Andrew 1979).
  static List<Point> convex(List<Point> points) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::z));
    List<Point> hull = new ArrayList<>();
    chain(sorted, hull);
    int half = hull.size();
    chain(sorted.reversed(), hull);
    hull.remove(hull.size() - 1);
    hull.remove(half - 1);
    return hull;
  }

  private static void chain(List<Point> sorted, List<Point> hull) {
    int start = hull.size();
    for (Point p : sorted) {
      while (hull.size() - start >= 2
          && turn(hull.get(hull.size() - 2), hull.get(hull.size() - 1), p) <= 0) {
        hull.remove(hull.size() - 1);
      }
      hull.add(p);
    }
  }

  private static double turn(Point a, Point b, Point c) {
    return (b.x() - a.x()) * (c.z() - a.z()) - (b.z() - a.z()) * (c.x() - a.x());
  }
}
