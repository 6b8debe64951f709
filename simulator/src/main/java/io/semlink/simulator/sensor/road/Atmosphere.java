package io.semlink.simulator.sensor.road;

/// What lies between the cameras and the scene, and the water on the ground.
///
/// @param extinction of visible light, 1/m; 0 where only the usual haze is
/// @param thermalExtinction the same from 8 to 14 micrometres
/// @param airlight radiance of an endless path through it
/// @param wetness how wet the ground is, 0..1
record Atmosphere(double extinction, double thermalExtinction, Tint airlight, double wetness) {
  /// Dry and clear.
  static final Atmosphere CLEAR = new Atmosphere(0, 0, Tint.BLACK, 0);

  /// How high above the street fog reaches, metres: the sky overhead is veiled less than the
  /// horizon.
  private static final double DEPTH = 40;

  /// Share of visible light that comes through (the law of Bouguer and Lambert).
  ///
  /// @param metres length of the path
  double transmission(double metres) {
    return StrictMath.exp(-extinction * metres);
  }

  /// Share of long-wave radiation that comes through.
  ///
  /// @param metres length of the path
  double thermalTransmission(double metres) {
    return StrictMath.exp(-thermalExtinction * metres);
  }

  /// Length of the path towards the sky within the layer, metres.
  ///
  /// @param up sine of the elevation
  static double towardsSky(double up) {
    return DEPTH / Math.max(0.02, up);
  }
}
