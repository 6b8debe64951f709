package io.semlink.simulator.sensor.road;

/// A pinhole camera above the origin.
///
/// @param height above the ground, metres
/// @param right unit vector towards the right of the image
/// @param up unit vector towards the top of the image
/// @param forward unit vector of the optical axis
/// @param tangent tangent of half the horizontal field of view
record Camera(double height, Point right, Point up, Point forward, double tangent) {

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
    return new Camera(
        height, right, forward.cross(right), forward, StrictMath.tan(fieldOfView / 2));
  }

  Point position() {
    return new Point(0, height, 0);
  }

  /// Coordinates along right, up and forward, seen from the camera.
  Point toCamera(Point world) {
    Point p = world.minus(position());
    return new Point(p.dot(right), p.dot(up), p.dot(forward));
  }
}
