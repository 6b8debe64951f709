package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.sensor.road.Conditions.Weather;
import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import org.junit.jupiter.api.Test;

/// Fog takes away what distance says, and less of it in the long-wave infrared.
final class FogTest {
  private static final int HEIGHT = 96;
  private static final int WIDTH = 128;
  private static final Tint AIRLIGHT = new Tint(0.5, 0.45, 0.4);

  /// Differs from none by less than a rounding, but takes the way of fog.
  private static final double NEXT_TO_NONE = 1e-12;

  private static Scene with(Scene scene, double visible, double thermal) {
    Atmosphere air = new Atmosphere(visible, thermal, AIRLIGHT, 0);
    return scene.in(scene.light(), scene.climate(), air);
  }

  @Test
  void meteorologicalOpticalRangeLeavesFivePercent() {
    Atmosphere air = new Atmosphere(BadWeather.extinction(80), 0, AIRLIGHT, 0);
    assertThat(air.transmission(80)).isCloseTo(0.05, within(1e-12));
    assertThat(air.transmission(160)).isCloseTo(0.0025, within(1e-12));
  }

  /// Koschmieder's law: L = L0 t + A (1 - t) with t = exp(-beta d).
  @Test
  void contrastFallsExponentiallyWithDistanceInBothModalities() {
    double beta = BadWeather.extinction(60);
    int checked = 0;
    for (int frame = 0; frame < 4; frame++) {
      Scene scene = road().scene(frame);
      View clear = View.of(with(scene, NEXT_TO_NONE, NEXT_TO_NONE), HEIGHT, WIDTH);
      View fog = View.of(with(scene, beta, 0.4 * beta), HEIGHT, WIDTH);
      float[] radiance = RgbRadiance.of(clear);
      float[] veiled = RgbRadiance.of(fog);
      float[] celsius = ThermalRadiance.of(clear);
      float[] hidden = ThermalRadiance.of(fog);
      double air = scene.climate().air();
      for (int i = 0; i < HEIGHT * WIDTH; i++) {
        double[] range = ranges(clear, i);
        if (range[1] < Math.min(1000, 1.02 * range[0])) {
          double t = StrictMath.exp(-beta * range[0]);
          double expected = AIRLIGHT.r() + t * (radiance[i] - AIRLIGHT.r());
          assertThat((double) veiled[i]).isCloseTo(expected, within(0.012));
          double thermal = StrictMath.exp(-0.4 * beta * range[0]);
          assertThat(hidden[i] - air)
              .isCloseTo(
                  thermal * (celsius[i] - air), within(0.01 + 0.02 * Math.abs(celsius[i] - air)));
          checked++;
        }
      }
    }
    assertThat(checked).isGreaterThan(10_000);
  }

  /// Smallest and largest distance within a pixel, metres; apart where the sky shows.
  private static double[] ranges(View view, int pixel) {
    double low = Double.MAX_VALUE;
    double high = 0;
    int row = pixel / WIDTH;
    for (int k = 0; k < 4; k++) {
      int at = view.at(pixel % WIDTH, row, k);
      double near = view.buffer.nearness[at];
      int y = at / view.buffer.width;
      double range =
          near == 0
              ? Double.MAX_VALUE
              : view.rasteriser
                  .place(at % view.buffer.width, y, 1 / near)
                  .minus(view.scene.camera().position())
                  .length();
      low = Math.min(low, range);
      high = Math.max(high, range);
    }
    return new double[] {low, high};
  }

  @Test
  void fogHidesMoreFromTheVisibleCamera() {
    double visible = 0;
    double thermal = 0;
    double visibleInFog = 0;
    double thermalInFog = 0;
    for (DayNight time : new DayNight[] {DayNight.DAY, DayNight.NIGHT}) {
      for (int i = 0; i < 10; i++) {
        Scene scene = ConditionsTest.road(time, Conditions.CLEAR).scene(i);
        Atmosphere air =
            ConditionsTest.road(time, Conditions.CLEAR.with(Weather.FOG)).scene(i).atmosphere();
        View clear = View.of(scene, HEIGHT, WIDTH);
        View fog = View.of(scene.in(scene.light(), scene.climate(), air), HEIGHT, WIDTH);
        visible += contrast(clear, RgbRadiance.of(clear));
        visibleInFog += contrast(fog, RgbRadiance.of(fog));
        thermal += contrast(clear, ThermalRadiance.of(clear));
        thermalInFog += contrast(fog, ThermalRadiance.of(fog));
      }
    }
    assertThat(visibleInFog).isLessThan(0.5 * visible);
    assertThat(thermalInFog / thermal).isBetween(1.15 * visibleInFog / visible, 0.9);
  }

  /// Sum of absolute differences between neighbours in the first plane, beyond 15 m and below the
  /// skyline.
  private static double contrast(View view, float[] planes) {
    double sum = 0;
    for (int i = 1; i < HEIGHT * WIDTH; i++) {
      if (i % WIDTH > 0 && distant(ranges(view, i)) && distant(ranges(view, i - 1))) {
        sum += Math.abs(planes[i] - planes[i - 1]);
      }
    }
    return sum;
  }

  private static boolean distant(double[] range) {
    return range[0] > 15 && range[1] < 1000;
  }

  private static SyntheticRoad road() {
    return ConditionsTest.road(DayNight.DAY, Conditions.CLEAR);
  }
}
