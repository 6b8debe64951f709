package io.semlink.simulator.sensor.road;

import java.util.List;

/// Draws the light and the temperatures of a scene.
final class WeatherComposer {
  private WeatherComposer() {}

  /// A clear, broken or closed sky by day.
  static Light daylight(Draw draw) {
    double elevation = StrictMath.PI / 180 * draw.in(18, 65);
    double azimuth = draw.in(0, 2 * StrictMath.PI);
    Point sun =
        new Point(
            StrictMath.cos(elevation) * StrictMath.sin(azimuth),
            StrictMath.sin(elevation),
            StrictMath.cos(elevation) * StrictMath.cos(azimuth));
    boolean closed = draw.chance(0.42);
    double cover = closed ? draw.in(0.8, 1) : draw.in(0, 0.6);
    double warm = draw.in(0, 1) * (1 - sun.y());
    double strength = draw.in(0.75, 1);
    Tint sunlight =
        closed
            ? Tint.BLACK
            : new Tint(strength, strength * (0.96 - 0.1 * warm), strength * (0.9 - 0.35 * warm));
    Tint zenith = closed ? Tint.grey(draw.in(0.28, 0.5)) : new Tint(0.13, 0.22, 0.42);
    Tint horizon = closed ? Tint.grey(draw.in(0.35, 0.6)) : new Tint(0.42, 0.5, 0.58);
    double grey = closed ? draw.in(0.35, 0.6) : draw.in(0.55, 0.8);
    return new Light(true, sun, sunlight, zenith, horizon, Tint.grey(grey), cover, List.of());
  }

  /// Night; the lamps are added where they hang.
  static Light night(List<Lamp> lamps, Draw draw) {
    double glow = draw.in(0.0006, 0.004);
    Tint sky = new Tint(glow * draw.in(0.9, 1.4), glow, glow * draw.in(0.7, 1.2));
    return new Light(
        false,
        Point.UP,
        Tint.BLACK,
        sky.times(0.6),
        sky.times(1.3),
        sky.times(1.6),
        draw.in(0, 1),
        lamps);
  }

  /// Temperatures that go with a light.
  static Climate climate(Light light, Draw draw) {
    double air = light.day() ? draw.in(6, 26) : draw.in(2, 21);
    double sky = light.cover() > 0.75 ? draw.in(-15, -2) : draw.in(-40, -12);
    double sun = light.sunny() ? 10 + 15 * draw.in(0, 1) * draw.in(0, 1) * light.sun().y() : 0;
    double kept = light.day() ? light.sunny() ? draw.in(1, 5) : draw.in(2, 6) : draw.in(1, 4);
    return new Climate(
        air,
        sky,
        sun > 0 ? sun : kept,
        kept,
        light.day() ? draw.in(0, 5) : draw.in(1, 6),
        light.day() ? draw.in(-3, 1) : draw.in(0.5, 4),
        light.day() ? draw.in(-0.5, 2) : draw.in(-1, 0.7),
        0);
  }
}
