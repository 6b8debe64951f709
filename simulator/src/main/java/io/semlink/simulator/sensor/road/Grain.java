package io.semlink.simulator.sensor.road;

/// Surface texture at a place, one value for both modalities to draw on.
final class Grain {
  private Grain() {}

  /// Texture of a surface, about -1.5..1.5.
  ///
  /// @param p the place
  /// @param nx normal, to the right
  /// @param ny normal, up
  /// @param nz normal, along the street
  /// @param footprint size of a sub-pixel there, metres
  static double at(
      Material material, Point p, double nx, double ny, double nz, double footprint, int seed) {
    double a;
    double b;
    if (material == Material.FOLIAGE) {
      a = p.x() + 0.6 * p.z();
      b = p.y() - 0.4 * p.z();
    } else if (ny > 0.7 || ny < -0.7) {
      a = p.x();
      b = p.z();
    } else {
      a = p.x() * nz - p.z() * nx;
      b = p.y();
    }
    return Texture.fractal(a, b, material.grain, footprint, seed);
  }
}
