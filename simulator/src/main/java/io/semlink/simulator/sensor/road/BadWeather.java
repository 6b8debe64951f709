package io.semlink.simulator.sensor.road;

import io.semlink.simulator.sensor.road.Conditions.Weather;
import org.jspecify.annotations.Nullable;

/// Puts a clear scene into fog or rain: what weather does to its light, its temperatures and its
/// air. The street and what stands on it stay.
final class BadWeather {
  /// Long-wave extinction of fog as a share of the visible one. Differs from dense fog of large
  /// drops, whose extinction hardly falls with wavelength (Beier and Gemperlein, Aerospace Science
  /// and Technology 8, 2004): this is young radiation fog of small drops.
  static final double THERMAL_SHARE = 0.35;

  /// Radiance that the air of a street sends back for each unit of lamp intensity in it: a quarter,
  /// as by an isotropic scatterer, of what such a lamp leaves at some 12 m, 1 / 150.
  private static final double LAMP_VEIL = 0.0016;

  private BadWeather() {}

  /// The scene in some weather.
  ///
  /// @param scene a clear one
  /// @param weather anything but mixed
  /// @param visibility optical range of fog, metres; absent: drawn
  /// @param draw the frame's stream for weather
  static Scene over(Scene scene, Weather weather, @Nullable Double visibility, Draw draw) {
    return switch (weather) {
      case CLEAR -> scene;
      case FOG -> fog(scene, visibility, draw);
      case RAIN -> rain(scene, draw);
      case MIXED -> throw new IllegalArgumentException("mixed weather is drawn before");
    };
  }

  private static Scene fog(Scene scene, @Nullable Double visibility, Draw draw) {
    double drawn = 40 * StrictMath.pow(250.0 / 40, draw.in(0, 1));
    double extinction = extinction(visibility == null ? drawn : visibility);
    Light light = scene.light().day() ? closed(scene.light(), draw.in(0.32, 0.58)) : scene.light();
    Tint veil = light.day() ? light.horizon() : lampVeil(light).times(1.2);
    Climate c = scene.climate();
    double kept = draw.in(0.3, 1.5);
    return scene.in(
        light,
        new Climate(
            c.air(),
            c.air() - draw.in(0.5, 4),
            Math.min(c.shadeGain(), kept),
            Math.min(c.shadeGain(), kept),
            c.wallGain(),
            c.windowGain(),
            c.foliageGain(),
            c.crossover()),
        new Atmosphere(extinction, THERMAL_SHARE * extinction, veil, 0));
  }

  private static Scene rain(Scene scene, Draw draw) {
    Light light = scene.light().day() ? closed(scene.light(), draw.in(0.2, 0.42)) : scene.light();
    // Drops are far larger than either wavelength.
    double extinction = extinction(600 * StrictMath.pow(5, draw.in(0, 1)));
    Tint veil = light.day() ? light.horizon() : lampVeil(light);
    Climate c = scene.climate();
    double kept = draw.in(-0.6, 0.9);
    return scene.in(
        light,
        new Climate(
            c.air(),
            Math.min(c.air() - 2, draw.in(-8, 4)),
            kept,
            kept,
            0.4 * c.wallGain(),
            c.windowGain(),
            0.3 * c.foliageGain(),
            c.crossover()),
        new Atmosphere(extinction, extinction, veil, draw.in(0.6, 1)));
  }

  /// Extinction at which an optical range leaves 5 %, 1/m.
  static double extinction(double metres) {
    return StrictMath.log(20) / metres;
  }

  /// Day under a closed sky, without a sun.
  private static Light closed(Light light, double grey) {
    Tint sky = new Tint(0.98 * grey, grey, 1.02 * grey);
    return new Light(true, light.sun(), Tint.BLACK, sky.times(0.9), sky, sky, 1, light.lamps());
  }

  /// Light of the street's lamps that drops in the air throw towards the camera, on the whole.
  private static Tint lampVeil(Light light) {
    Tint sum = light.horizon();
    for (Lamp lamp : light.lamps()) {
      sum = sum.plus(lamp.intensity().times(LAMP_VEIL));
    }
    return sum;
  }
}
