package io.semlink.simulator.sensor.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.semlink.simulator.sensor.road.SyntheticRoad.DayNight;
import org.junit.jupiter.api.Test;

/// Thermal crossover: objects equal their background.
final class CrossoverTest {
  private static final int HEIGHT = 96;
  private static final int WIDTH = 128;

  @Test
  void differencesShrinkInProportionAndTheSkyStays() {
    int objects = 0;
    for (DayNight time : new DayNight[] {DayNight.DAY, DayNight.NIGHT}) {
      for (int i = 0; i < 4; i++) {
        View view = view(time, i, 0);
        float[] usual = ThermalRadiance.of(view);
        float[] half = ThermalRadiance.of(view(time, i, 0.5));
        float[] gone = ThermalRadiance.of(view(time, i, 1));
        double air = view.scene.climate().air();
        for (int p = 0; p < usual.length; p++) {
          int sky = sky(view, p);
          if (sky == 4) {
            assertThat(gone[p]).isEqualTo(usual[p]);
          } else if (sky == 0) {
            assertThat((double) gone[p]).isCloseTo(air, within(1e-4));
            assertThat(half[p] - air).isCloseTo(0.5 * (usual[p] - air), within(1e-4));
            objects++;
          }
        }
      }
    }
    assertThat(objects).isGreaterThan(20_000);
  }

  private static View view(DayNight time, int index, double crossover) {
    Scene scene = ConditionsTest.road(time, Conditions.CLEAR.with(crossover)).scene(index);
    return View.of(scene, HEIGHT, WIDTH);
  }

  private static int sky(View view, int pixel) {
    int n = 0;
    int row = pixel / WIDTH;
    for (int k = 0; k < 4; k++) {
      n += view.buffer.shape[view.at(pixel % WIDTH, row, k)] == GeometryBuffer.SKY ? 1 : 0;
    }
    return n;
  }
}
