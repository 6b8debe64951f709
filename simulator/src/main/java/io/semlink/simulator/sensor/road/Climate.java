package io.semlink.simulator.sensor.road;

/// Temperatures of a scene, degrees Celsius or kelvin.
///
/// @param air temperature of the air
/// @param sky apparent temperature of the sky overhead
/// @param sunGain kelvin that asphalt in the sun lies above the air; by night what it has kept
/// @param shadeGain the same for asphalt in lasting shade
/// @param wallGain kelvin that walls lie above the air, sun aside
/// @param windowGain kelvin that windows lie above the wall
/// @param foliageGain kelvin that leaves lie above the air, sun aside
/// @param crossover share of all differences from the air that is gone, 0..1
record Climate(
    double air,
    double sky,
    double sunGain,
    double shadeGain,
    double wallGain,
    double windowGain,
    double foliageGain,
    double crossover) {

  /// The same with a share of all differences from the air gone.
  Climate crossed(double share) {
    return new Climate(air, sky, sunGain, shadeGain, wallGain, windowGain, foliageGain, share);
  }

  /// The apparent temperature that is left of one.
  double apparent(double celsius) {
    return crossover == 0 ? celsius : air + (1 - crossover) * (celsius - air);
  }
}
