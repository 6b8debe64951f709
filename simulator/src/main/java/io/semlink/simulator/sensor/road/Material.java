package io.semlink.simulator.sensor.road;

/// What a surface is made of, as far as light and heat care.
///
/// Thermal values follow what long-wave cameras see of streets: painted and organic surfaces have
/// an emissivity near 0.95, bare metal and glass mirror the cold sky.
enum Material {
  ASPHALT(0, 1.0, 0.96, 0.22, 2.2),
  PAVEMENT(0, 0.75, 0.95, 0.16, 1.6),
  GRASS(0, 0.25, 0.97, 0.45, 0.9),
  SOIL(0, 0.6, 0.95, 0.35, 1.8),
  /// Kerb stones, cones, bumps, wheel stops: as warm as the ground they stand on.
  GROUND_BOUND(0.02, 1.0, 1.0, 0.12, 3.0),
  WALL(0, 0.35, 0.94, 0.18, 2.5),
  ROOF(0, 0.8, 0.93, 0.2, 1.2),
  FOLIAGE(0, 0.1, 0.97, 0.9, 0.9),
  BARK(0, 0.2, 0.96, 0.4, 0.4),
  STEEL(0.15, 0.25, 0.6, 0.08, 1.0),
  SIGN(0.05, 0.12, 0.9, 0.04, 1.0),
  CAR_PAINT(0.5, 0.35, 0.86, 0.03, 1.5),
  GLASS(0.9, 0.1, 0.82, 0.02, 1.0),
  RUBBER(0.02, 0.3, 0.95, 0.1, 0.3),
  PLASTIC(0.08, 0.3, 0.93, 0.08, 0.5),
  SKIN(0, 0, 0.98, 0.08, 0.1),
  CLOTH(0, 0.6, 0.96, 0.25, 0.25),
  BIKE(0.2, 0.15, 0.9, 0.06, 0.4),
  LAMP(0.1, 0, 0.92, 0, 1.0),
  /// The see-through disc of a spoked wheel: labelled, but never seen.
  OPEN(0, 0, 1, 0, 1.0);

  /// Share of the mirror image in what is seen at a grazing angle, 0..1.
  final double gloss;

  /// Heating in full sun as a share of what asphalt gains.
  final double solarGain;

  /// Long-wave emissivity, 0..1; the rest mirrors the surroundings.
  final double emissivity;

  /// Relative depth of the albedo texture, root mean square about half of it.
  final double roughness;

  /// Longest wavelength of the texture, metres.
  final double grain;

  Material(double gloss, double solarGain, double emissivity, double roughness, double grain) {
    this.gloss = gloss;
    this.solarGain = solarGain;
    this.emissivity = emissivity;
    this.roughness = roughness;
    this.grain = grain;
  }
}
