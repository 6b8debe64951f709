package io.semlink.simulator.sensor.road;

/// A place or a direction in the world, metres.
///
/// @param x to the right
/// @param y up
/// @param z along the street
record Point(double x, double y, double z) {
  static final Point UP = new Point(0, 1, 0);

  Point plus(Point o) {
    return new Point(x + o.x, y + o.y, z + o.z);
  }

  Point plus(double dx, double dy, double dz) {
    return new Point(x + dx, y + dy, z + dz);
  }

  Point minus(Point o) {
    return new Point(x - o.x, y - o.y, z - o.z);
  }

  Point times(double k) {
    return new Point(k * x, k * y, k * z);
  }

  double dot(Point o) {
    return x * o.x + y * o.y + z * o.z;
  }

  Point cross(Point o) {
    return new Point(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
  }

  double length() {
    return Math.sqrt(dot(this));
  }

  /// The same direction with length 1; the zero vector stays zero.
  Point unit() {
    double length = length();
    return length == 0 ? this : times(1 / length);
  }

  /// The place a share t of the way towards another.
  Point towards(Point o, double t) {
    return plus(o.minus(this).times(t));
  }
}
