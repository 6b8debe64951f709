package io.semlink.simulator.sensor.road;

import org.jspecify.annotations.Nullable;

/// Surface texture where a pixel looks. Detail finer than a pixel is left out, so that one value
/// serves all sub-pixels that see the same material.
final class Grain {
  private final int seed;
  private @Nullable Material last;
  private double value;

  Grain(int seed) {
    this.seed = seed;
  }

  /// Forgets the last pixel.
  void nextPixel() {
    last = null;
  }

  /// Texture of a surface, about -1.5..1.5.
  ///
  /// @param p the place
  /// @param n unit normal of the surface
  /// @param footprint size below which detail is left out, metres
  double at(Material material, Point p, Point n, double footprint) {
    if (material != last) {
      last = material;
      value = draw(material, p, n, footprint);
    }
    return value;
  }

  private double draw(Material material, Point p, Point n, double footprint) {
    double a;
    double b;
    if (material == Material.FOLIAGE) {
      a = p.x() + 0.6 * p.z();
      b = p.y() - 0.4 * p.z();
    } else if (n.y() > 0.7 || n.y() < -0.7) {
      a = p.x();
      b = p.z();
    } else {
      a = p.x() * n.z() - p.z() * n.x();
      b = p.y();
    }
    return Texture.fractal(a, b, material.grain, footprint, seed);
  }
}
