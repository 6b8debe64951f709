package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.road.Shape.Facet;
import io.semlink.simulator.sensor.road.Shape.Limb;
import java.util.List;

/// Where an object stands and which way it faces.
///
/// @param foot its origin on the ground
/// @param cos cosine of its heading against z
/// @param sin sine of its heading, positive turns towards x
record Pose(Point foot, double cos, double sin) {

  /// @param heading radians against the z axis, positive turns towards x
  static Pose of(Point foot, double heading) {
    return new Pose(foot, StrictMath.cos(heading), StrictMath.sin(heading));
  }

  /// World place of a local one.
  ///
  /// @param side metres to the object's right
  /// @param up metres above its foot
  /// @param ahead metres in front of it
  Point at(double side, double up, double ahead) {
    return foot.plus(side * cos + ahead * sin, up, -side * sin + ahead * cos);
  }

  /// A polygon with local corners.
  Facet quad(Surface s, double[]... corners) {
    Point[] places = new Point[corners.length];
    for (int i = 0; i < corners.length; i++) {
      places[i] = at(corners[i][0], corners[i][1], corners[i][2]);
    }
    return Facet.of(s, places);
  }

  Limb limb(Surface s, double[] a, double[] b, double radiusA, double radiusB) {
    return new Limb(s, at(a[0], a[1], a[2]), at(b[0], b[1], b[2]), radiusA, radiusB);
  }

  /// A box without its bottom: four sides and the top.
  ///
  /// @param out receives the five faces
  void box(Surface s, Box b, List<Shape> out) {
    double w = b.halfWidth;
    out.add(
        quad(
            s,
            v(-w, b.low, b.back),
            v(w, b.low, b.back),
            v(w, b.high, b.back),
            v(-w, b.high, b.back)));
    out.add(
        quad(
            s,
            v(-w, b.low, b.front),
            v(w, b.low, b.front),
            v(w, b.high, b.front),
            v(-w, b.high, b.front)));
    out.add(
        quad(
            s,
            v(-w, b.low, b.back),
            v(-w, b.low, b.front),
            v(-w, b.high, b.front),
            v(-w, b.high, b.back)));
    out.add(
        quad(
            s,
            v(w, b.low, b.back),
            v(w, b.low, b.front),
            v(w, b.high, b.front),
            v(w, b.high, b.back)));
    out.add(
        quad(
            s,
            v(-w, b.high, b.back),
            v(w, b.high, b.back),
            v(w, b.high, b.front),
            v(-w, b.high, b.front)));
  }

  /// A patch of the ground, for {@link Body#footprint}.
  List<Point> patch(double halfWidth, double halfLength) {
    return List.of(
        at(-halfWidth, 0, -halfLength),
        at(halfWidth, 0, -halfLength),
        at(halfWidth, 0, halfLength),
        at(-halfWidth, 0, halfLength));
  }

  /// A local place: side, up, ahead.
  static double[] v(double side, double up, double ahead) {
    return new double[] {side, up, ahead};
  }

  /// Extent of a box in local metres.
  record Box(double halfWidth, double low, double high, double back, double front) {}
}
