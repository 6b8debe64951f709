package io.semlink.simulator.sensor.road;

/// The visible sky by direction.
final class Sky {
  private final Light light;
  private final int seed;

  Sky(Light light, int seed) {
    this.light = light;
    this.seed = seed;
  }

  /// Radiance from a direction above the horizon, clouds as a mean.
  Tint smooth(double up) {
    double t = Math.min(1, 1.7 * Math.max(0, up));
    return light.horizon().mix(light.zenith(), t).mix(light.clouds(), 0.6 * light.cover());
  }

  /// Radiance from a unit direction, with clouds and the sun's aureole.
  Tint at(double x, double y, double z, double footprint) {
    double up = Math.max(0, y);
    Tint clear = light.horizon().mix(light.zenith(), Math.min(1, 1.7 * up));
    double flat = 1 / (up + 0.12);
    double n = Texture.fractal(x * flat, z * flat, 3, 6 * footprint * flat, seed + 901);
    double density = Math.clamp((n + 2.2 * light.cover() - 0.9) * 1.6, 0, 1);
    Tint mixed = clear.mix(light.clouds().times(0.85 + 0.3 * n), density);
    if (!light.sunny()) {
      return mixed;
    }
    Point sun = light.sun();
    double c = Math.max(0, x * sun.x() + y * sun.y() + z * sun.z());
    double c4 = c * c * c * c;
    double c16 = c4 * c4 * c4 * c4;
    double aureole = 0.25 * c4 + 0.8 * c16 * c16 * c16;
    Tint s = light.sunlight();
    return new Tint(
        mixed.r() + aureole * s.r(), mixed.g() + aureole * s.g(), mixed.b() + aureole * s.b());
  }
}
