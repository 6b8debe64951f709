package io.semlink.simulator.sensor.road;

/// A pinhole camera near the origin.
///
/// @param position where it stands, metres
/// @param right unit vector towards the right of the image
/// @param up unit vector towards the top of the image
/// @param forward unit vector of the optical axis
/// @param tangent tangent of half the horizontal field of view
/// @param shiftX how far its image lies to the right, in image widths
/// @param shiftY how far its image lies down, in image widths
record Camera(
    Point position,
    Point right,
    Point up,
    Point forward,
    double tangent,
    double shiftX,
    double shiftY) {

  /// @param height above the ground, metres
  /// @param pitch radians, positive looks up
  /// @param yaw radians against the street, positive looks right
  /// @param fieldOfView horizontal, radians
  static Camera of(double height, double pitch, double yaw, double fieldOfView) {
    double cp = StrictMath.cos(pitch);
    double sp = StrictMath.sin(pitch);
    double cy = StrictMath.cos(yaw);
    double sy = StrictMath.sin(yaw);
    Point forward = new Point(sy * cp, sp, cy * cp);
    Point right = new Point(cy, 0, -sy);
    double tangent = StrictMath.tan(fieldOfView / 2);
    return new Camera(new Point(0, height, 0), right, forward.cross(right), forward, tangent, 0, 0);
  }

  /// Coordinates along right, up and forward, seen from the camera.
  Point toCamera(Point world) {
    Point p = world.minus(position);
    return new Point(p.dot(right), p.dot(up), p.dot(forward));
  }

  /// The same camera moved along its right.
  Camera moved(double metres) {
    return new Camera(
        position.plus(right.times(metres)), right, up, forward, tangent, shiftX, shiftY);
  }

  /// The same camera turned about its axis: its image turns the other way, to the left for a
  /// positive angle.
  ///
  /// @param angle radians
  Camera rolled(double angle) {
    double c = StrictMath.cos(angle);
    double s = StrictMath.sin(angle);
    return new Camera(
        position,
        right.times(c).minus(up.times(s)),
        up.times(c).plus(right.times(s)),
        forward,
        tangent,
        shiftX,
        shiftY);
  }

  /// The same camera with its image shifted.
  ///
  /// @param x to the right, in image widths
  /// @param y down, in image widths
  Camera shifted(double x, double y) {
    return new Camera(position, right, up, forward, tangent, shiftX + x, shiftY + y);
  }
}
