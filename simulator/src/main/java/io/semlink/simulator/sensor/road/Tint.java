package io.semlink.simulator.sensor.road;

/// Three linear-light values: an albedo (0..1), an irradiance or a radiance (1 is a white surface
/// in full sun).
///
/// @param r red
/// @param g green
/// @param b blue
record Tint(double r, double g, double b) {
  static final Tint BLACK = new Tint(0, 0, 0);

  static Tint grey(double v) {
    return new Tint(v, v, v);
  }

  Tint times(double k) {
    return new Tint(k * r, k * g, k * b);
  }

  Tint plus(Tint o) {
    return new Tint(r + o.r, g + o.g, b + o.b);
  }

  Tint mix(Tint o, double t) {
    return new Tint(r + t * (o.r - r), g + t * (o.g - g), b + t * (o.b - b));
  }
}
